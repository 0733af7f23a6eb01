import { useState } from 'react'
import { Link } from 'react-router'
import type { Episode } from '#contract/episodes'
import type { Appointment } from '#contract/scheduling'
import { Told } from '#features/accounts'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Badge } from '#ui/badge'
import { SubmitButton, buttonClasses } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'
import { byWords, reasonWords, stateTones, stateWords, timesThere, timesWords, whyWords } from './appointment-words.ts'
import { CancelForm } from './cancel-form.tsx'
import { modeName } from './mode-name.ts'
import { MoveForm } from './move-form.tsx'
import { NoShowForm } from './no-show-form.tsx'

type Props = {
  appointment: Appointment
  timeZone: string
  /** With that client, if they are in one’s care. */
  episode: Episode | null
  onClose: () => void
  onChanged: () => Promise<void>
}

type Doing = 'move' | 'cancel' | 'no-show' | null

/** One appointment in full, and what can be done about it. */
export function AppointmentDialog(props: Props) {
  const { appointment, onClose, onChanged } = props
  const { language } = usePage()
  const [doing, setDoing] = useState<Doing>(null)
  const [told, setTold] = useState('')
  async function done(words: string) {
    setDoing(null)
    await onChanged()
    setTold(words)
  }
  return (
    <InterfaceLanguage language={language}>
      <Dialog title={appointment.client.name} closeLabel={m.agenda_close()} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
        <div className="grid gap-5">
          <Told>{told || null}</Told>
          <Details {...props} />
          {doing === 'move' ? <MoveForm {...props} onDone={done} onBack={() => setDoing(null)} /> : null}
          {doing === 'cancel' ? <CancelForm appointment={appointment} onDone={done} onBack={() => setDoing(null)} /> : null}
          {doing === 'no-show' ? <NoShowForm appointment={appointment} onDone={done} onBack={() => setDoing(null)} /> : null}
          {doing === null ? <Acts {...props} onBegin={setDoing} /> : null}
        </div>
      </Dialog>
    </InterfaceLanguage>
  )
}

function Details({ appointment, timeZone }: Props) {
  const { language } = usePage()
  const { service, priceIdr, cancelled } = appointment
  const there = timesThere(appointment, timeZone, language)
  return (
    <div className="grid gap-3">
      <p>
        <Badge tone={stateTones[appointment.state]}>{stateWords(appointment)}</Badge>
      </p>
      <dl className="grid gap-3 [&_dt]:text-sm [&_dt]:text-muted">
        <div>
          <dt>{m.agenda_when()}</dt>
          <dd className="font-semibold first-letter:uppercase">{timesWords(appointment, timeZone, language)}</dd>
          {there ? <dd>{m.agenda_there({ times: there })}</dd> : null}
        </div>
        <div>
          <dt>{m.agenda_what()}</dt>
          <dd>
            {`${service.name[language]} · ${modeName[service.mode]()} · ${m.minutes({ minutes: service.minutes })} · ${priceIdr === 0 ? m.free() : formatIdr(priceIdr)}`}
          </dd>
        </div>
        {cancelled ? (
          <div>
            <dt>{m.agenda_cancelled()}</dt>
            <dd>{`${byWords[cancelled.by]()}: ${reasonWords[cancelled.reason]()}`}</dd>
          </div>
        ) : null}
      </dl>
    </div>
  )
}

function Acts({ appointment, episode, onBegin }: Props & { onBegin: (doing: Doing) => void }) {
  const { language } = usePage()
  const { can, state } = appointment
  const isOver = state === 'cancelled' || state === 'no-show' || state === 'expired'
  return (
    <div className="grid gap-3">
      {episode?.chatSpace ? (
        <Link to={pathOf('conversation', language, { space: episode.chatSpace })} className={buttonClasses({ variant: 'secondary' })}>
          {m.agenda_to_messages()}
        </Link>
      ) : null}
      {isOver ? null : (
        <>
          <Act id="move" why={can.move} onPress={() => onBegin('move')}>
            {m.agenda_move()}
          </Act>
          <Act id="cancel" why={can.cancel} onPress={() => onBegin('cancel')}>
            {m.agenda_cancel()}
          </Act>
          <Act id="no-show" why={can.markNoShow} onPress={() => onBegin('no-show')}>
            {m.agenda_no_show()}
          </Act>
        </>
      )}
    </div>
  )
}

type ActProps = { id: string; why: Appointment['can']['move']; onPress: () => void; children: string }

/** What cannot be done now says why, and stays in its place. */
function Act({ id, why, onPress, children }: ActProps) {
  return (
    <div className="grid gap-1">
      <SubmitButton type="button" variant="secondary" isPending={why !== null} aria-describedby={why ? `${id}-why` : undefined} onClick={onPress}>
        {children}
      </SubmitButton>
      {why ? (
        <p id={`${id}-why`} className="text-sm text-muted">
          {whyWords[why]()}
        </p>
      ) : null}
    </div>
  )
}
