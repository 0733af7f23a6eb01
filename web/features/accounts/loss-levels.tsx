import { m } from '#messages'

/** Who comes to work here can be invited again by an admin; the first admin by nobody. */
export type Loser = 'client' | 'staff' | 'first-admin'

/** What is lost when: told before it matters, as it is (security.md section 2). */
export function LossLevels({ whose }: { whose: Loser }) {
  return (
    <section aria-labelledby="loss" className="grid gap-3 rounded-lg border border-line bg-mist-soft p-5">
      <h2 id="loss" className="text-lg font-semibold">
        {m.loss_title()}
      </h2>
      <ol className="grid list-decimal gap-2 ps-5 marker:font-semibold marker:text-leaf">
        <li>{m.loss_password()}</li>
        {whose !== 'client' ? (
          <li>{whose === 'first-admin' ? m.loss_both_first_admin() : m.loss_both_staff()}</li>
        ) : (
          <>
            <li>{m.loss_both_with_counsellor()}</li>
            <li>{m.loss_both()}</li>
          </>
        )}
      </ol>
    </section>
  )
}
