import { m } from '#messages'
import { RadioGroup } from '#ui/choices'
import { FieldError, FieldHint, describedBy } from '#ui/field-frame'
import { classes, labelClasses } from '#ui/recipes'
import { topicName } from './names.ts'
import { topicGroups } from './topics.ts'

type Props = { hint: string; error: string | undefined; initial: string; onChoose: (topic: string) => void }

/** One choice over several rows of chips: the arrow keys walk through all of them. */
export function TopicField({ hint, error, initial, onChoose }: Props) {
  const id = 'topic'
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy({ id, hint, error })} className="grid min-w-0 gap-3">
      <legend className={classes(labelClasses, 'mb-1.5')}>{m.write_topic()}</legend>
      <FieldHint id={id}>{hint}</FieldHint>
      {topicGroups.map(({ name, topics }, place) => (
        <RadioGroup
          key={name()}
          id={`${id}-${place}`}
          name={id}
          layout="chips"
          legend={<span className="text-sm font-medium text-muted">{name()}</span>}
          defaultValue={initial}
          onChoose={onChoose}
          choices={topics.map((value) => ({ value, label: topicName[value]() }))}
        />
      ))}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
    </fieldset>
  )
}
