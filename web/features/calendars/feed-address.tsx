import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { m } from '#messages'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Disclosure } from '#ui/disclosure'
import { InputField } from '#ui/field'
import { focusOnce, focusPart } from '#ui/focus'
import { Notice } from '#ui/notice'
import { QrCode } from '#ui/qr-code'

/** Told this once. */
export function FeedAddress({ address }: { address: string }) {
  const [isCopied, setCopied] = useState(false)
  // Where the browser does not let us, it can still be marked and copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => focusPart('feed-address'),
    )
  return (
    <div ref={focusOnce} tabIndex={-1} className="grid gap-4 rounded-xl border border-line bg-mist-soft p-4 outline-none sm:p-5">
      <Notice tone="attention" role="status" title={m.feed_made_title()}>
        {m.feed_made()}
      </Notice>
      <div className="grid items-start gap-5 sm:grid-cols-[1fr_auto]">
        <div className="grid gap-3">
          <InputField id="feed-address" name="" label={m.feed_address()} value={address} readOnly onFocus={(event) => event.target.select()} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton type="button" variant="secondary" onClick={() => void copy()}>
              {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
              {m.feed_copy()}
            </SubmitButton>
            <span role="status" className="text-sm text-muted empty:hidden">
              {isCopied ? m.feed_copied() : ''}
            </span>
            <ButtonLink variant="quiet" href={address.replace(/^https?:/, 'webcal:')}>
              {m.feed_open()}
            </ButtonLink>
          </div>
        </div>
        <QrCode text={address} label={m.feed_qr()} className="justify-self-center" />
      </div>
      <Disclosure summary={m.feed_how()}>
        <ul className="grid list-disc gap-2 ps-5">
          <li>{m.feed_how_google()}</li>
          <li>{m.feed_how_apple()}</li>
          <li>{m.feed_how_thunderbird()}</li>
        </ul>
      </Disclosure>
    </div>
  )
}
