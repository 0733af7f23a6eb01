import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { DayCalendar } from '#ui/calendar'
import { Dialog, DialogTrigger } from '#ui/dialog'
import { ActionMenu } from '#ui/menu'
import { IconButton, PressButton } from '#ui/press-button'
import { Select } from '#ui/select'
import { Switch } from '#ui/switch'
import { TabSet } from '#ui/tabs'
import { TextField } from '#ui/text-field'
import { ToastRegion, showToast } from '#ui/toast'
import type { Sample } from './samples.ts'
import { Row, Specimen } from './specimen.tsx'

/** Parts of the private pages; shown only in the browser, as there. */
export function InteractiveParts({ words }: { words: Sample }) {
  return (
    <>
      <PressButtons words={words} />
      <Specimen title="TextField, Select, Switch">
        <div className="grid max-w-lg gap-6">
          <TextField label={words.pseudonym} hint={words.pseudonymHint} mark={words.optional} />
          <TextField label={words.pseudonym} error={words.pseudonymError} defaultValue="daun" />
          <TextField label={words.story} rows={3} />
          <Select
            label={words.mode}
            placeholder={words.choose}
            choices={words.modes.map((label, place) => ({ id: `mode-${place}`, label, isDisabled: place === 3 }))}
          />
          <Switch hint={words.quietHint} defaultSelected>
            {words.quiet}
          </Switch>
          <Switch isDisabled>{words.notNow}</Switch>
        </div>
      </Specimen>
      <Overlays words={words} />
      <Specimen title="TabSet">
        <TabSet
          label={words.menu}
          tabs={words.tabs.map((title, place) => ({
            id: `tab-${place}`,
            title,
            content: (
              <p>
                {title}: {words.infoText}
              </p>
            ),
          }))}
        />
      </Specimen>
      <Days words={words} />
      <ToastRegion label={words.notices} closeLabel={words.close} />
    </>
  )
}

function PressButtons({ words }: { words: Sample }) {
  const [isPending, setPending] = useState(false)
  const keep = () => {
    setPending(true)
    setTimeout(() => setPending(false), 1500)
  }
  return (
    <Specimen title="PressButton">
      <Row>
        <PressButton variant="primary" isPending={isPending} pendingLabel={words.keeping} onPress={keep}>
          {words.keep}
        </PressButton>
        <PressButton>{words.lock}</PressButton>
        <PressButton variant="quiet">{words.cancel}</PressButton>
        <PressButton variant="danger">{words.remove}</PressButton>
        <PressButton isDisabled>{words.notNow}</PressButton>
        <IconButton label={words.write}>
          <Pencil aria-hidden="true" />
        </IconButton>
      </Row>
    </Specimen>
  )
}

function Overlays({ words }: { words: Sample }) {
  const acts = [
    { id: 'write', label: words.write, icon: <Pencil aria-hidden="true" /> },
    { id: 'later', label: words.notNow, isDisabled: true },
    {
      id: 'remove',
      label: words.remove,
      icon: <Trash2 aria-hidden="true" />,
      tone: 'alarm' as const,
      onAction: () => showToast({ title: words.alarmTitle, text: words.alarmText, tone: 'alarm' }),
    },
  ]
  return (
    <Specimen title="Dialog, ActionMenu, Toast">
      <Row>
        <DialogTrigger>
          <PressButton>{words.dialogAct}</PressButton>
          <Dialog
            title={words.dialogTitle}
            closeLabel={words.close}
            actions={(close) => (
              <>
                <PressButton variant="primary" onPress={close}>
                  {words.dialogAct}
                </PressButton>
                <PressButton variant="quiet" onPress={close}>
                  {words.cancel}
                </PressButton>
              </>
            )}
          >
            <p>{words.dialogText}</p>
          </Dialog>
        </DialogTrigger>
        <ActionMenu
          label={words.menu}
          acts={acts}
          trigger={
            <IconButton label={words.menu}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <PressButton onPress={() => showToast({ title: words.successTitle, text: words.successText, tone: 'success' })}>
          {words.successTitle}
        </PressButton>
      </Row>
    </Specimen>
  )
}

/** Fixed days, so that pictures of this page can be compared. */
function Days({ words }: { words: Sample }) {
  const [day, setDay] = useState('2026-11-20')
  return (
    <Specimen title="DayCalendar">
      <DayCalendar
        label={words.day}
        previousLabel={words.previous}
        nextLabel={words.next}
        min="2026-11-09"
        max="2027-01-31"
        value={day}
        onChange={setDay}
        isFree={(iso) => !['2026-11-15', '2026-11-18', '2026-11-22', '2026-11-29'].includes(iso)}
      />
      <p className="text-sm text-muted tabular-nums">{day}</p>
    </Specimen>
  )
}
