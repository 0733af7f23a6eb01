import { ChevronLeft } from 'lucide-react'

/** One step up; more is not needed in a house of two floors. */
export function Breadcrumb({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      className="-ms-1 inline-flex min-h-11 items-center gap-1 rounded-sm pe-2 text-sm font-semibold text-leaf no-underline hover:underline"
    >
      <ChevronLeft aria-hidden="true" className="size-4.5" />
      {children}
    </a>
  )
}
