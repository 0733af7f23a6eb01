import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { classes } from './recipes.tsx'

export type TabContent = { id: string; title: ReactNode; content: ReactNode; isDisabled?: boolean | undefined }
export type TabSetProps = {
  label: string
  tabs: readonly TabContent[]
  selected?: string | undefined
  onSelect?: ((id: string) => void) | undefined
  className?: string | undefined
}

const tab =
  'relative flex min-h-11 shrink-0 cursor-default items-center rounded-sm px-3.5 font-semibold text-muted transition-colors hover:text-ink ' +
  'data-selected:text-ink after:absolute after:inset-x-3.5 after:bottom-0 after:h-0.5 after:rounded-full data-selected:after:bg-leaf ' +
  'data-disabled:opacity-60 forced-colors:data-selected:after:bg-[Highlight]'

/** Views of one thing, side by side; on a phone the row scrolls. */
export function TabSet({ label, tabs, selected, onSelect, className }: TabSetProps) {
  const state = {
    ...(selected === undefined ? {} : { selectedKey: selected }),
    ...(onSelect ? { onSelectionChange: (key: string | number) => onSelect(String(key)) } : {}),
  }
  return (
    <Tabs {...state} className={classes('grid min-w-0 gap-5', className)}>
      <TabList aria-label={label} className="-mx-1 flex gap-1 overflow-x-auto border-b border-line px-1 pt-1">
        {tabs.map(({ id, title, isDisabled = false }) => (
          <Tab key={id} id={id} isDisabled={isDisabled} className={tab}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="rounded-sm">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
