import { ChevronLeft, ChevronRight } from 'lucide-react'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'
import { classes } from '#ui/recipes'

type View<Name extends string> = { readonly name: Name; readonly label: string }

type Props<Name extends string> = {
  title: string
  views: readonly View<Name>[]
  view: Name
  onView: (view: Name) => void
  /** Without them, the view has no other stretch. */
  onStep?: ((by: -1 | 1) => void) | undefined
  onToday: () => void
}

const turn = 'grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft active:bg-mist [&_svg]:size-5.5'

/** Which stretch of time, and how it is shown. */
export function CalendarBar<Name extends string>({ title, views, view, onView, onStep, onToday }: Props<Name>) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 items-center gap-1 max-sm:w-full">
        {onStep ? (
          <>
            <button type="button" aria-label={m.agenda_previous()} onClick={() => onStep(-1)} className={classes(turn, '-ms-2.5')}>
              <ChevronLeft aria-hidden="true" />
            </button>
            <button type="button" aria-label={m.agenda_next()} onClick={() => onStep(1)} className={turn}>
              <ChevronRight aria-hidden="true" />
            </button>
          </>
        ) : null}
        <h2 aria-live="polite" className="min-w-0 flex-1 text-lg font-semibold first-letter:uppercase sm:px-1">
          {title}
        </h2>
        <SubmitButton type="button" variant="secondary" size="small" onClick={onToday}>
          {m.agenda_to_today()}
        </SubmitButton>
      </div>
      <div role="group" aria-label={m.agenda_views()} className="flex gap-1 rounded-md bg-mist-soft p-1 max-sm:w-full">
        {views.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === view}
            onClick={() => onView(name)}
            className="min-h-9 flex-1 rounded-sm px-4 text-sm font-semibold text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:ring-1 aria-pressed:ring-edge"
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}
