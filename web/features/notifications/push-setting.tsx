import { useState } from 'react'
import { m } from '#messages'
import { ConfirmedAct, Refused, Setting } from '#features/accounts'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { focusPart } from '#ui/focus'
import { Notice } from '#ui/notice'
import { Switch } from '#ui/switch'
import { findBrowserState, forget, switchOff, switchOn, type BrowserState } from './this-browser.ts'

type Props = {
  first: BrowserState
  /** How many browsers of this person the practice tells. */
  browsers: number
  /** The person wishes none anywhere. */
  onEverywhereOff: () => Promise<boolean>
  onAgreed: () => void
  onChanged: () => Promise<void>
}

const part = 'push'

/** Whether this browser shows notices. It asks for permission on the press, and never by itself. */
export function PushSetting({ first, browsers, onEverywhereOff, onAgreed, onChanged }: Props) {
  const { language } = usePage()
  const [state, setState] = useState(first)
  const [told, setTold] = useState('')
  const others = browsers - (state === 'on' ? 1 : 0)

  const turning = useAct(async (isOn: boolean) => {
    setTold('')
    try {
      await (isOn ? switchOn(language) : switchOff())
      if (isOn) onAgreed()
      setState(isOn ? 'on' : 'off')
      setTold(isOn ? m.notices_push_on() : m.notices_push_off())
      await onChanged()
    } catch (error) {
      setState(await findBrowserState(state === 'on'))
      throw error
    }
  })

  async function everywhereOff() {
    setTold('')
    if (!(await onEverywhereOff())) return
    await forget()
    setState(first === 'unsupported' || first === 'denied' ? first : 'off')
    setTold(m.notices_push_everywhere_done())
    await onChanged()
    focusPart(part)
  }

  return (
    <Setting id={part} title={m.notices_push()} lead={m.notices_push_lead()} told={told}>
      <Refused words={turning.refused} />
      {state === 'unsupported' ? <Notice title={m.notices_push_unsupported()}>{m.notices_push_unsupported_next()}</Notice> : null}
      {state === 'denied' && !turning.refused ? (
        <Notice tone="attention" title={m.notices_push_denied()}>
          {m.notices_push_denied_next()}
        </Notice>
      ) : null}
      {state === 'off' || state === 'on' ? (
        <Switch
          isSelected={turning.isPending ? state !== 'on' : state === 'on'}
          onChange={(isOn) => void turning.run(isOn)}
          hint={turning.isPending ? m.notices_push_busy() : undefined}
        >
          {m.notices_push_switch()}
        </Switch>
      ) : null}
      {others > 0 ? (
        <div className="grid gap-2">
          <p>{m.notices_push_others({ count: String(others) })}</p>
          <ConfirmedAct label={m.notices_push_everywhere()} text={m.notices_push_everywhere_ask()} act={everywhereOff} opener="quiet" />
        </div>
      ) : null}
    </Setting>
  )
}
