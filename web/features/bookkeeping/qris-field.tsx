import { CircleCheck, ImageUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { m } from '#messages'
import { Facts } from '#ui/facts'
import { TextAreaField } from '#ui/field'
import { buttonClasses } from '#ui/button'
import { QrCode } from '#ui/qr-code'
import { canReadQrPictures, readQrPicture } from './read-qr-picture.ts'
import { longest, qrisRead, qrisTroubleWords } from './settings-form.ts'

type Props = { label: string; error: string | undefined; value: string; onValue: (text: string) => void }

/** The text behind the practice's own code, read back while it is typed: whose it is stands there before it is saved. */
export function QrisField({ label, error, value, onValue }: Props) {
  const [isLeft, setLeft] = useState(false)
  const read = qrisRead(value)
  const trouble = typeof read === 'string' && isLeft ? qrisTroubleWords(read) : undefined
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <TextAreaField
        id="qrisText"
        name=""
        label={label}
        hint={m.money_qris_hint()}
        error={error ?? trouble}
        rows={4}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={longest.qrisText}
        value={value}
        onBlur={() => setLeft(true)}
        onChange={(event) => onValue(event.target.value)}
        className="[&_textarea]:break-all"
      />
      <FromPicture
        onText={(text) => {
          onValue(text)
          setLeft(true)
        }}
      />
      <div role="status" className="empty:hidden">
        {read !== null && typeof read !== 'string' ? (
          <div className="grid items-center gap-4 rounded-lg bg-mist-soft p-4 sm:grid-cols-[auto_minmax(0,1fr)]">
            <QrCode text={value.trim()} label={m.money_qris_picture({ merchant: read.merchant })} className="size-32 justify-self-center" />
            <div className="grid gap-3">
              <p className="flex items-center gap-2 font-semibold [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-leaf">
                <CircleCheck aria-hidden="true" />
                {m.money_qris_good()}
              </p>
              <Facts
                long
                facts={[
                  { term: m.money_qris_merchant(), value: read.merchant },
                  { term: m.money_qris_city(), value: read.city },
                ]}
              />
            </div>
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** Where the browser can read codes itself, a picture will do; it does not leave the browser. */
function FromPicture({ onText }: { onText: (text: string) => void }) {
  const [canRead, setAble] = useState(false)
  useEffect(() => {
    let isGone = false
    void canReadQrPictures().then((can) => isGone || setAble(can))
    return () => void (isGone = true)
  }, [])
  const [trouble, setTrouble] = useState('')
  if (!canRead) return null
  async function take(picture: File | undefined) {
    if (!picture) return
    const text = await readQrPicture(picture)
    setTrouble(text === null ? m.money_qris_picture_none() : '')
    if (text !== null) onText(text)
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <label
        className={`${buttonClasses()} cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
      >
        <ImageUp aria-hidden="true" />
        {m.money_qris_from_picture()}
        <input type="file" accept="image/*" className="sr-only" onChange={(event) => void take(event.target.files?.[0])} />
      </label>
      <p role="status" className="text-sm text-alarm empty:hidden">
        {trouble}
      </p>
    </div>
  )
}
