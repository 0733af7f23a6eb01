import type { ReactNode } from 'react'

/** One kind of part, with its name in the code. */
export function Specimen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-6 lg:grid-cols-[11rem_1fr] lg:gap-8">
      <h3 className="font-semibold">{title}</h3>
      <div className="grid min-w-0 content-start gap-5">{children}</div>
    </section>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>
}
