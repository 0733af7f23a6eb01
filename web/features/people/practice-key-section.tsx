import { useState } from 'react'
import { getPracticeKeyWrap } from '#contract/keys'
import { browserArgon2id, exportPracticeKey, fromBase64url } from '#crypto'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { keyRing } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { useProof } from '#lib/proof'
import { SubmitButton } from '#ui/button'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { PracticeKeyCopy } from './practice-key-copy.tsx'
import { PracticeKeyImport } from './practice-key-import.tsx'

type Props = { practiceKey: { publicKey: string | null; held: boolean }; onChanged: () => Promise<void> }

/** Whether this admin can vouch, and the offline copy: made again, or brought in from another admin. */
export function PracticeKeySection({ practiceKey: { publicKey, held }, onChanged }: Props) {
  return (
    <section aria-labelledby="practice-key" className="grid max-w-2xl gap-5">
      <div className="grid gap-1">
        <Heading id="practice-key" size="small" face="sans">
          {m.practice_key_title()}
        </Heading>
        <p className="text-muted">{m.practice_key_lead()}</p>
      </div>
      {held && publicKey ? (
        <CopyAgain publicKey={publicKey} />
      ) : (
        <>
          <Notice tone="attention" title={m.practice_key_not_held()}>
            {m.practice_key_not_held_next()}
          </Notice>
          <PracticeKeyImport onHeld={onChanged} />
        </>
      )}
    </section>
  )
}

function CopyAgain({ publicKey }: { publicKey: string }) {
  const { guard } = useProof()
  const { username } = useMe()
  const [state, setState] = useState<'closed' | 'open' | 'kept'>('closed')

  async function makeFile(passphrase: string): Promise<string> {
    const wrapped = await guard(() => callApi(getPracticeKeyWrap))
    const keys = keyRing.keys()
    if (!keys) throw new Error('locked')
    const from = { masterKey: keys.masterKey, uid: keys.accountId, publicKey: fromBase64url(publicKey), wrapped }
    return exportPracticeKey(from, { passphrase, argon2id: browserArgon2id })
  }

  if (state === 'open') {
    return <PracticeKeyCopy makeFile={makeFile} known={[username]} doneLabel={m.practice_key_copy_close()} onKept={() => setState('kept')} />
  }
  return (
    <>
      <p role="status">{state === 'kept' ? m.practice_key_kept() : m.practice_key_held()}</p>
      {/* Nobody but the admin knows whether there is one: the set-up may have been broken off before it was made. */}
      {state === 'kept' ? null : (
        <Notice tone="attention" title={m.practice_key_copy_needed()}>
          {m.practice_key_copy_needed_why()}
        </Notice>
      )}
      <SubmitButton
        type="button"
        variant={state === 'kept' ? 'secondary' : 'primary'}
        onClick={() => setState('open')}
        className="justify-self-start"
      >
        {m.practice_key_copy_again()}
      </SubmitButton>
    </>
  )
}
