import { useState } from 'react'
import { useNavigate } from 'react-router'
import { tellPracticeKeyCopy } from '#contract/keys'
import type { SetUp } from '#contract/practice'
import { RecoveryKit, RegisterForm, useFreshHeading, useSheetGuard, type RegisterValues } from '#features/accounts'
import { PracticeKeyCopy } from '#features/people'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { secondFactorPath } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { setUpAsAdmin, type Founded } from './setting-up.ts'
import { SetUpFields } from './set-up-fields.tsx'
import type { SetUpValues } from './set-up-form.ts'

type Step = 'practice' | 'admin' | 'kit' | 'copy'
const steps: readonly Step[] = ['practice', 'admin', 'kit', 'copy']
/** The second factor, which has a page of its own, is the last. */
const stepCount = String(steps.length + 1)

const titles: Record<Step, () => string> = {
  practice: m.set_up_title,
  admin: m.set_up_admin_title,
  kit: m.kit_page_title,
  copy: m.practice_key_copy_title,
}
const leads: Record<Step, () => string> = {
  practice: m.set_up_lead,
  admin: m.set_up_admin_lead,
  kit: m.kit_page_lead,
  copy: m.set_up_copy_lead,
}

/** First run: the practice's facts, its admin with all keys in one request, what has to be kept, and on to the second factor. */
export function SetUpSteps() {
  const [step, setStep] = useState<Step>('practice')
  const [facts, setFacts] = useState<{ values: SetUpValues; setUp: SetUp } | null>(null)
  const [founded, setFounded] = useState<Founded | null>(null)
  const { language } = usePage()
  const heading = useFreshHeading(step)
  const guard = useSheetGuard()
  const navigate = useNavigate()
  const found = useAct(async (values: RegisterValues) => {
    if (!facts) return
    setFounded(await setUpAsAdmin(facts.setUp, values))
    // Nothing is fetched before the sheet is there: it is held nowhere else. The pages hear of the practice at the next step (root.tsx).
    setStep('kit')
  })

  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      {guard.question}
      <div ref={heading} tabIndex={-1} className="grid gap-2 outline-none print:hidden">
        <p className="text-sm font-semibold text-muted tabular-nums">{m.set_up_step({ step: String(steps.indexOf(step) + 1), count: stepCount })}</p>
        <Heading level={1} size="title">
          {titles[step]()}
        </Heading>
        <p className="text-muted">{leads[step]()}</p>
      </div>
      {step === 'practice' ? (
        <SetUpFields
          values={facts?.values}
          onDone={(values, setUp) => {
            setFacts({ values, setUp })
            setStep('admin')
          }}
        />
      ) : step === 'admin' ? (
        <>
          <RegisterForm act={found} submitLabel={m.set_up_submit()} whose="first-admin" known={facts ? [facts.setUp.name, facts.setUp.city] : []} />
          <SubmitButton type="button" variant="quiet" isPending={found.isPending} onClick={() => setStep('practice')}>
            {m.set_up_back()}
          </SubmitButton>
        </>
      ) : step === 'kit' && facts && founded ? (
        <RecoveryKit practiceName={facts.setUp.name} username={founded.username} code={founded.recoveryCode} onKept={() => setStep('copy')} />
      ) : founded ? (
        <PracticeKeyCopy
          makeFile={founded.exportKey}
          known={[founded.username]}
          doneLabel={m.set_up_copy_done()}
          onKept={async () => {
            await callApi(tellPracticeKeyCopy)
            await navigate(secondFactorPath(language, 'people'), { replace: true })
          }}
        />
      ) : null}
    </Container>
  )
}
