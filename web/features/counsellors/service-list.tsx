import { FileText, MessageCircle, Mic, Users, Video } from 'lucide-react'
import type { Language } from '#contract/languages'
import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { EmptyState } from '#ui/empty-state'
import { modeName } from './labels.ts'

const icons = { video: Video, voice: Mic, chat: MessageCircle, letters: FileText, group: Users }

export function ServiceList({ services, language }: { services: readonly Service[]; language: Language }) {
  if (services.length === 0) return <EmptyState title={m.no_services()} headingLevel={3} />
  return (
    <ul className="grid list-none divide-y divide-line rounded-xl border border-line bg-surface">
      {services.map((service) => {
        const Icon = icons[service.mode]
        return (
          <li key={service.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 p-4 sm:px-5">
            <div className="min-w-0">
              <p className="flex items-center gap-2 font-semibold">
                <Icon aria-hidden="true" className="size-5 shrink-0 text-leaf" />
                {service.name[language]}
              </p>
              <p className="text-sm text-muted">
                {modeName(service.mode)}
                {' · '}
                {service.minutes === null ? m.answer_within({ hours: service.answerWithinHours ?? 0 }) : m.minutes({ minutes: service.minutes })}
              </p>
            </div>
            <p className="font-semibold tabular-nums">{service.priceIdr === 0 ? m.free() : formatIdr(service.priceIdr)}</p>
          </li>
        )
      })}
    </ul>
  )
}
