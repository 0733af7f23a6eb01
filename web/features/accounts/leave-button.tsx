import { m } from '#messages'
import type { Act } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Refused } from './refused.tsx'

/** The way out where there is no menu. */
export function LeaveButton({ leaving, onLeave }: { leaving: Act<[]>; onLeave: () => void }) {
  return (
    <>
      <NotLeft leaving={leaving} />
      <SubmitButton type="button" variant="quiet" isPending={leaving.isPending} onClick={onLeave}>
        {m.leave_do()}
      </SubmitButton>
    </>
  )
}

/** That the person is not out yet, with another try. */
export function NotLeft({ leaving }: { leaving: Act<[]> }) {
  return (
    <Refused
      words={leaving.refused}
      action={
        <SubmitButton type="button" variant="secondary" onClick={() => void leaving.run()}>
          {m.leave_retry()}
        </SubmitButton>
      }
    />
  )
}
