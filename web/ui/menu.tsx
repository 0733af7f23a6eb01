import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes, floatingClasses, optionClasses } from './recipes.tsx'

export type MenuAct = {
  id: string
  label: string
  icon?: ReactNode
  href?: string | undefined
  onAction?: (() => void) | undefined
  isDisabled?: boolean | undefined
  tone?: 'plain' | 'alarm' | undefined
}

export type ActionMenuProps = {
  /** Name of the list, for a screen reader. */
  label: string
  /** A PressButton or IconButton. */
  trigger: ReactNode
  acts: readonly MenuAct[]
}

/** A few acts behind one button. */
export function ActionMenu({ label, trigger, acts }: ActionMenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={6} className={classes(floatingClasses, 'min-w-56 data-entering:animate-arrive')}>
        <Menu aria-label={label} className="max-h-[inherit] overflow-y-auto p-1.5 outline-none">
          {acts.map(({ id, label: words, icon, href, onAction, isDisabled = false, tone }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              isDisabled={isDisabled}
              {...(href === undefined ? {} : { href })}
              {...(onAction ? { onAction } : {})}
              className={classes(optionClasses, tone === 'alarm' && 'text-alarm')}
            >
              {icon}
              <span>{words}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
