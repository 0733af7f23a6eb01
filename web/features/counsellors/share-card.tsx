import { Share2 } from 'lucide-react'
import { m } from '#messages'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { QrCode } from '#ui/qr-code'

/** A link and a QR code to one person's page; the button appears only where a script can serve it. */
export function ShareCard({ url, name }: { url: string; name: string }) {
  return (
    <Card as="section" className="grid gap-4 bg-surface sm:grid-cols-[1fr_auto]">
      <div className="grid min-w-0 content-start justify-items-start gap-3">
        <h2 className="text-lg font-semibold">{m.share_title()}</h2>
        <p className="w-full text-sm break-all text-muted">{url}</p>
        <button type="button" hidden data-share={url} data-share-done={m.link_copied()} className={buttonClasses({ size: 'small' })}>
          <Share2 aria-hidden="true" />
          <span data-share-done="" aria-live="polite">
            {m.share_link()}
          </span>
        </button>
      </div>
      <QrCode text={url} label={m.qr_label({ name })} />
    </Card>
  )
}
