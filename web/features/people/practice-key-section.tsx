import { useEffect, useRef, useState, type RefObject } from 'react'
import { Link } from 'react-router'
import { getPracticeKeyWrap, tellPracticeKeyCopy, type OwnPracticeKey, type PracticeKeyCopy as Copied } from '#contract/keys'
import { browserArgon2id, exportPracticeKey, fromBase64url } from '#crypto'
import { ToldNotice, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { keyRing } from '#lib/key-ring'
import { useMe } from '#lib/me'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useProof } from '#lib/proof'
import { SubmitButton } from '#ui/button'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { linkClasses } from '#ui/recipes'
import { focusOnce } from '#ui/focus'
import { dayOf } from './person-badges.tsx'
import { PracticeKeyCopy } from './practice-key-copy.tsx'
import { PracticeKeyImport } from './practice-key-import.tsx'

type Props = { practiceKey: OwnPracticeKey; onChanged: () => Promise<void> }

/** Whether this admin can vouch, and the offline copy: made again, or brought in from another admin. */
export function PracticeKeySection({ practiceKey: { publicKey, held, copy }, onChanged }: Props) {
  return (
    <section aria-labelledby="practice-key" className="grid max-w-2xl gap-5">
      <div className="grid gap-1">
        <Heading id="practice-key" size="small" face="sans">
          {m.practice_key_title()}
        </Heading>
        <p className="text-muted">{m.practice_key_lead()}</p>
      </div>
      {held && publicKey ? (
        <CopyAgain publicKey={publicKey} copy={copy} onChanged={onChanged} />
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

function CopyAgain({ publicKey, copy, onChanged }: { publicKey: string; copy: Copied | null; onChanged: () => Promise<void> }) {
  const { guard } = useProof()
  const { username } = useMe()
  const [isOpen, setOpen] = useState(false)
  const { told, begin, tell } = useTelling()
  const opener = useOpener(isOpen, told !== null)

  async function makeFile(passphrase: string): Promise<string> {
    const wrapped = await guard(() => callApi(getPracticeKeyWrap))
    const keys = keyRing.keys()
    if (!keys) throw new Error('locked')
    const from = { masterKey: keys.masterKey, uid: keys.accountId, publicKey: fromBase64url(publicKey), wrapped }
    return exportPracticeKey(from, { passphrase, argon2id: browserArgon2id })
  }
  async function keep() {
    await guard(() => callApi(tellPracticeKeyCopy))
    await onChanged()
    setOpen(false)
    tell(m.practice_key_kept())
  }
  function open() {
    begin()
    setOpen(true)
  }

  return (
    <>
      <ToldNotice told={told} />
      {isOpen ? (
        <div ref={focusOnce} tabIndex={-1} className="outline-none">
          <PracticeKeyCopy
            makeFile={makeFile}
            known={[username]}
            doneLabel={m.practice_key_copy_close()}
            onKept={keep}
            onCancel={() => setOpen(false)}
          />
        </div>
      ) : (
        <>
          <p>{m.practice_key_held()}</p>
          <CopyState copy={copy} />
          <SubmitButton ref={opener} type="button" variant={copy ? 'secondary' : 'primary'} onClick={open} className="justify-self-start">
            {m.practice_key_copy_again()}
          </SubmitButton>
        </>
      )}
    </>
  )
}

function CopyState({ copy }: { copy: Copied | null }) {
  if (copy) return <NewestCopy copy={copy} />
  return (
    <Notice tone="attention" title={m.practice_key_copy_needed()}>
      {m.practice_key_copy_needed_why()}
    </Notice>
  )
}

/** Whoever closes what they opened is back where they were, unless there is something to read first. */
function useOpener(isOpen: boolean, isTold: boolean): RefObject<HTMLButtonElement | null> {
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen && !isTold) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen, isTold])
  return opener
}

function NewestCopy({ copy: { at, by } }: { copy: Copied }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const { accountId } = useMe()
  const date = formatDate(dayOf(at, timeZone), language)
  return (
    <p className="text-muted">
      {by === accountId ? m.practice_key_copied_by_you({ date }) : m.practice_key_copied({ date })}{' '}
      {by === accountId ? null : (
        <Link to={pathOf('person', language, { accountId: by })} className={linkClasses}>
          {m.practice_key_copied_who()}
        </Link>
      )}
    </p>
  )
}
