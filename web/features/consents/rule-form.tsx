import { useState } from 'react'
import { publishCrossBorderRule, type CrossBorderRule } from '#contract/consents'
import { ConfirmedAct } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { RadioGroup } from '#ui/choices'
import { CountryList } from './country-list.tsx'

type Props = { rule: CrossBorderRule; onBegin: () => void; onPublished: (version: number) => Promise<void> }

/** A country stands in one list at most: put into one, it leaves the other. */
export function RuleForm({ rule, onBegin, onPublished }: Props) {
  const [otherwise, setOtherwise] = useState(rule.otherwise)
  const [withConsent, setWithConsent] = useState<readonly string[]>(rule.withConsent)
  const [refused, setRefused] = useState<readonly string[]>(rule.refused)
  async function publish() {
    const { version } = await callApi(publishCrossBorderRule, { body: { otherwise, withConsent: [...withConsent], refused: [...refused] } })
    await onPublished(version)
  }
  return (
    <div className="grid gap-8">
      <RadioGroup
        id="otherwise"
        legend={m.border_otherwise()}
        hint={m.border_otherwise_hint()}
        defaultValue={otherwise}
        onChoose={(value) => setOtherwise(value === 'refused' ? 'refused' : 'with-consent')}
        choices={[
          { value: 'with-consent', label: m.border_with_consent(), hint: m.border_with_consent_hint() },
          { value: 'refused', label: m.border_refused(), hint: m.border_refused_hint() },
        ]}
      />
      <CountryList
        id="with-consent"
        title={m.border_list_with_consent()}
        lead={m.border_list_with_consent_lead()}
        codes={withConsent}
        onChange={(codes) => {
          setWithConsent(codes)
          setRefused((others) => others.filter((code) => !codes.includes(code)))
        }}
      />
      <CountryList
        id="refused"
        title={m.border_list_refused()}
        lead={m.border_list_refused_lead()}
        codes={refused}
        onChange={(codes) => {
          setRefused(codes)
          setWithConsent((others) => others.filter((code) => !codes.includes(code)))
        }}
      />
      <ConfirmedAct
        label={m.border_publish()}
        text={m.border_publish_text()}
        doLabel={m.border_publish_do()}
        variant="secondary"
        onAsk={onBegin}
        act={publish}
      />
    </div>
  )
}
