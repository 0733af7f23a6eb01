import { Avatar } from '#ui/avatar'
import { Heading } from '#ui/heading'
import { LeafShadow } from '#ui/leaf-shadow'
import { Logo, LogoMark } from '#ui/logo'
import { Prose } from '#ui/prose'
import type { Sample } from './samples.ts'
import { Row, Specimen } from './specimen.tsx'

/** Written out, so that Tailwind finds them. */
const grounds = [
  ['paper', 'bg-paper'],
  ['surface', 'bg-surface'],
  ['mist-soft', 'bg-mist-soft'],
  ['mist', 'bg-mist'],
  ['shade', 'bg-shade'],
  ['leaf', 'bg-leaf'],
  ['clay', 'bg-clay'],
  ['turmeric', 'bg-turmeric'],
  ['alarm', 'bg-alarm'],
] as const

const people = ['Ratna Kusumawardhani', 'Yohanes Nugroho', 'Dewi Anggraini', 'Iqbal Siregar', 'Suharti', 'Élan Wijaya', 'Made Putra', 'Nurul Aini']

/** What everything stands on: colours, type, mark, faces, the shadow. */
export function GroundParts({ words }: { words: Sample }) {
  return (
    <>
      <Specimen title="theme.css">
        <ul className="grid list-none grid-cols-3 gap-3 sm:grid-cols-5">
          {grounds.map(([name, look]) => (
            <li key={name} className="grid gap-1 text-xs text-muted">
              <span className={`h-14 rounded-md border border-line ${look}`} />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen title="Heading">
        <Heading level={4} size="display">
          {words.headline}
        </Heading>
        <Heading level={4} size="title">
          {words.headline}
        </Heading>
        <Heading level={4} size="section">
          {words.headline}
        </Heading>
        <Heading level={4} size="small" face="sans">
          {words.headline}
        </Heading>
        <p className="text-lg text-muted">{words.prose.join('')}</p>
        <p className="tabular-nums">Rp250.000 · 19.30 WIB · 0123456789</p>
      </Specimen>
      <Specimen title="Logo">
        <Row>
          <Logo />
          <LogoMark className="size-16 text-leaf" />
          <span className="on-shade rounded-lg p-4">
            <Logo />
          </span>
        </Row>
      </Specimen>
      <Specimen title="Avatar">
        <Row>
          {people.map((name, place) => (
            <Avatar key={name} name={name} index={place} size={place < 4 ? 'large' : 'normal'} label={name} />
          ))}
          <Avatar name="Dewi Anggraini" size="small" label="Dewi Anggraini" />
        </Row>
      </Specimen>
      <Specimen title="LeafShadow">
        <div className="relative isolate h-72 overflow-hidden rounded-xl border border-line sm:h-96">
          <LeafShadow />
        </div>
      </Specimen>
      <Specimen title="Prose">
        <Prose>
          <p>
            {words.prose[0]}
            <em>{words.prose[1]}</em>
            {words.prose[2]}
          </p>
          <h3>{words.proseHeading}</h3>
          <ul>
            {words.proseList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <blockquote>
            <p>{words.quote}</p>
          </blockquote>
        </Prose>
      </Specimen>
    </>
  )
}
