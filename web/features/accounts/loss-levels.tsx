import { m } from '#messages'

/** What is lost when: told before it matters, as it is (security.md section 2). */
export function LossLevels({ isForStaff = false }: { isForStaff?: boolean }) {
  return (
    <section aria-labelledby="loss" className="grid gap-3 rounded-lg border border-line bg-mist-soft p-5">
      <h2 id="loss" className="text-lg font-semibold">
        {m.loss_title()}
      </h2>
      <ol className="grid list-decimal gap-2 ps-5 marker:font-semibold marker:text-leaf">
        <li>{m.loss_password()}</li>
        {isForStaff ? (
          <li>{m.loss_both_staff()}</li>
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
