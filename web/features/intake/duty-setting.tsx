import { useState } from 'react'
import { Link } from 'react-router'
import { changeDuty, getDuty } from '#contract/episodes'
import { NotLoaded, Refused, Told } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { Notice } from '#ui/notice'
import { Skeleton } from '#ui/skeleton'
import { Switch } from '#ui/switch'
import { useOpened } from './use-opened.ts'

/** Whether one takes first words now. */
export function DutySetting() {
  const { value, refused, retry } = useOpened('duty', () => callApi(getDuty))
  if (!value) return refused ? <NotLoaded words={refused} onRetry={async () => retry()} /> : <Skeleton shape="block" />
  return value.mayBe ? <DutySwitch starts={value.onDuty} /> : <MayNot />
}

function DutySwitch({ starts }: { starts: boolean }) {
  const [isOn, setOn] = useState(starts)
  const [told, setTold] = useState('')
  const act = useAct(async (onDuty: boolean) => {
    setTold('')
    await callApi(changeDuty, { body: { onDuty } })
    setOn(onDuty)
    setTold(onDuty ? m.duty_on() : m.duty_off())
  })
  return (
    <Card as="section" className="grid gap-3">
      <h2 className="sr-only">{m.duty_title()}</h2>
      <Switch isSelected={isOn} onChange={(next) => void act.run(next)} hint={m.duty_means()}>
        {m.duty_switch()}
      </Switch>
      <Refused words={act.refused} />
      <Told>{told || null}</Told>
    </Card>
  )
}

function MayNot() {
  const { language } = usePage()
  const toFingerprint = (
    <Link to={`${pathOf('security', language)}#fingerprint`} className={buttonClasses({ size: 'small' })}>
      {m.duty_may_not_do()}
    </Link>
  )
  return (
    <Notice tone="attention" title={m.duty_may_not()} action={toFingerprint}>
      {m.duty_may_not_text()}
    </Notice>
  )
}
