import type { ReactNode } from 'react'
import { classes } from './recipes.tsx'

export type ContainerWidth = 'reading' | 'form' | 'page'

const widths: Record<ContainerWidth, string> = { reading: 'max-w-[42rem]', form: 'max-w-[34rem]', page: 'max-w-[68rem]' }

/** Keeps lines short and edges aligned: every band of a page puts its content into one. */
export function Container({ width = 'page', className, children }: { width?: ContainerWidth; className?: string; children: ReactNode }) {
  return <div className={classes('mx-auto w-full px-5 sm:px-8', widths[width], className)}>{children}</div>
}
