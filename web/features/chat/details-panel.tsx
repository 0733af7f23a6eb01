import { BadgeCheck, Check } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { m } from '#messages'
import { formatDay } from '#lib/format'
import { useAct } from '#lib/use-act'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'
import { Switch } from '#ui/switch'
import { useChat } from './chat-context.ts'
import type { ConversationView, Participant } from './conversation.ts'
import { wordsOfRole } from './message-words.ts'
import { RefusedLine } from './refused-line.tsx'

const QrCode = lazy(() => import('#ui/qr-code').then((module) => ({ default: module.QrCode })))

type Props = { view: ConversationView; more: ReactNode; onClose: () => void }

/** Who can read here, and how to make sure of it. */
export function DetailsPanel({ view: { people, tellsRead }, more, onClose }: Props) {
  const { language } = useChat()
  return (
    <InterfaceLanguage language={language}>
      <Dialog isOpen title={m.chat_details()} closeLabel={m.chat_close()} onOpenChange={(isOpen) => isOpen || onClose()}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 wrap-anywhere">
          <section className="grid gap-3">
            <h3 className="font-semibold">{m.chat_people()}</h3>
            <ul className="grid list-none gap-3">
              {people.map((person) => (
                <Person key={person.uid} person={person} />
              ))}
            </ul>
          </section>
          {more}
          <p className="rounded-lg bg-mist-soft p-4 text-sm">{m.chat_encryption()}</p>
          {people.map((person) => (person.safetyNumber ? <SafetyNumber key={person.uid} person={person} digits={person.safetyNumber} /> : null))}
          <TellingRead tellsRead={tellsRead} />
        </div>
      </Dialog>
    </InterfaceLanguage>
  )
}

function Person({ person: { uid, isMe, role, name, licence } }: { person: Participant }) {
  const { nameOf } = useChat()
  return (
    <li className="grid gap-0.5 border-b border-line pb-3 last:border-0">
      <p className="font-medium">{isMe ? m.chat_you() : nameOf(uid)}</p>
      <p className="text-sm text-muted">{wordsOfRole(role)}</p>
      {role !== 'client' && name ? (
        <p className="flex items-start gap-1.5 text-sm text-leaf [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
          <BadgeCheck aria-hidden="true" />
          {licence ? m.chat_certified_licence({ name, licence }) : m.chat_certified({ name })}
        </p>
      ) : null}
    </li>
  )
}

/** Sixty digits, the same on both sides: whoever compares them knows that nobody stands between. */
function SafetyNumber({ person: { uid, key, comparedAt }, digits }: { person: Participant; digits: string }) {
  const { conversation, nameOf, language, timeZone } = useChat()
  const comparing = useAct(() => conversation.confirmKey(uid, 'compared'))
  const groups = digits.match(/\d{5}/g) ?? []
  const id = `safety-${uid}`
  return (
    <section aria-labelledby={id} className="grid gap-3 border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="font-semibold">
          {m.chat_safety({ name: nameOf(uid) })}
        </h3>
        <KeyBadge state={key} />
      </div>
      <p className="text-sm text-muted">{m.chat_safety_how({ name: nameOf(uid) })}</p>
      <div className="flex flex-wrap items-center gap-5">
        <ol className="grid w-full max-w-[18.5ch] list-none grid-cols-[repeat(auto-fill,5ch)] justify-between gap-y-1 font-mono text-lg tabular-nums">
          {groups.map((group, place) => (
            <li key={place}>{group}</li>
          ))}
        </ol>
        <Suspense fallback={<div className="size-32" />}>
          <QrCode text={digits} label={m.chat_safety_qr()} className="size-32" />
        </Suspense>
      </div>
      {key === 'changed' ? <p className="text-sm">{m.chat_key_changed_why()}</p> : null}
      <RefusedLine words={comparing.refused} />
      <p role="status" className="text-sm text-muted">
        {key === 'compared' && comparedAt ? m.chat_compared_at({ day: formatDay(comparedAt, timeZone, language) }) : ''}
      </p>
      {key === 'compared' ? null : (
        <SubmitButton
          type="button"
          variant="secondary"
          isPending={comparing.isPending}
          onClick={() => void comparing.run()}
          className="justify-self-start"
        >
          {m.chat_compare_done()}
        </SubmitButton>
      )}
    </section>
  )
}

function TellingRead({ tellsRead }: { tellsRead: boolean }) {
  const { conversation } = useChat()
  const changing = useAct((isTold: boolean) => conversation.tellRead(isTold))
  return (
    <section className="grid gap-1 border-t border-line pt-5">
      <Switch hint={m.chat_tell_read_hint()} isSelected={tellsRead} onChange={(isTold) => void changing.run(isTold)}>
        {m.chat_tell_read()}
      </Switch>
      <RefusedLine words={changing.refused} />
    </section>
  )
}

function KeyBadge({ state }: { state: Participant['key'] }) {
  if (state === 'changed') return <Badge tone="turmeric">{m.chat_key_is_changed()}</Badge>
  if (state === 'not-compared') return <Badge>{m.chat_not_compared()}</Badge>
  return (
    <Badge tone="leaf">
      <Check aria-hidden="true" />
      {m.chat_compared()}
    </Badge>
  )
}
