// A day at the administrators' desk: every list once, one of each thing opened, one of each decision taken.
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";

type Keep = <T>(value: T) => T;

export async function playDesk(kogi: World, disputeIds: readonly string[], keep: Keep): Promise<void> {
  const admin = await signUp(kogi, { user_type: "client", name: "Ida Desk", roles: ["admin"] });
  await admin.api.admin.readOverview();
  await playBooks(admin, keep);
  await playFees(kogi, admin, keep);
  await playDifferences(kogi, admin, keep);
  await playMediator(kogi, admin, disputeIds, keep);
  const { payments, auth } = admin.api;
  const { data: payouts } = keep(await payments.listAllPayouts());
  await payments.recheckPayout({ params: { payout_id: payouts[0]?.payout.payout_id ?? "" } });
  keep(await payments.listAllRefunds());
  await payments.listWebhooks();
  keep(await payments.adminListSubscriptions());
  const colleague = await signUp(kogi, { name: "Rev Iewer" });
  const params = { user_id: colleague.userId };
  await auth.grantRole({ params, body: { role: "reviewer", reason: "Knows the trade" } });
  await auth.rolesOf({ params });
  await auth.revokeRole({ params: { ...params, role: "reviewer" }, body: { reason: "Left us" } });
  await auth.suspend({ params, body: { reason: "Wrote to everybody" } });
  await auth.reinstate({ params, body: { reason: "Said sorry" } });
  keep(await admin.api.admin.listPeople());
  await admin.api.admin.getPerson({ params });
  await admin.api.admin.listAudit();
}

async function playBooks({ api: { payments } }: Person, keep: Keep): Promise<void> {
  await payments.checkLedger({});
  await payments.readLedger();
  const { data: accounts } = keep(await payments.listLedgerAccounts());
  const account = { account_id: accounts[0]?.account_id ?? "" };
  await payments.getLedgerAccount({ params: account });
  await payments.listLedgerLines({ params: account });
  const { data: journals } = keep(await payments.listJournals());
  await payments.getJournal({ params: { journal_id: journals[0]?.journal_id ?? "" } });
}

async function playFees(kogi: World, { api: { payments } }: Person, keep: Keep): Promise<void> {
  const body = {
    kind: "hire" as const,
    country: "AQ",
    plan: "free" as const,
    effective_from: new Date(kogi.platform.clock.now().getTime() + 60_000).toISOString(),
    note: "Nobody earns there",
    components: [
      { component: "service_fee", label: "Fee", borne_by: "recipient" as const, rate_bps: 1_000, amounts: {} },
    ],
  };
  await payments.previewFeePack({ body });
  const { fee_rule_id } = keep(await payments.addFeePack({ body }));
  await payments.getFeePack({ params: { fee_rule_id } });
  keep(await payments.listFeePacks());
}

/** Money that the provider took from nobody we know: found, owned, noted, closed. */
async function playDifferences(kogi: World, { api: { payments } }: Person, keep: Keep): Promise<void> {
  const at = new Date(kogi.platform.clock.now().getTime() - 2 * 86_400_000);
  for (const source of ["ch_of_nobody", "ch_of_somebody"])
    await kogi.platform.inTransaction((tx) =>
      tx
        .insertInto("payments.sandbox_transactions")
        .values({
          kind: "charge",
          source,
          amount_minor: 7_700n,
          fee_minor: 0n,
          currency: "EUR",
          created_at: at,
          available_at: at,
        })
        .execute(),
    );
  await payments.adminReconcile({});
  await kogi.settle();
  keep(await payments.adminListReconciliationRuns());
  const { data } = keep(await payments.adminListBreaks({ query: { open: true } }));
  const params = { break_id: data[0]?.break_id ?? "" };
  await payments.adminTakeBreak({ params });
  await payments.adminNoteBreak({ params, body: { text: "Asked their support." } });
  await payments.adminCloseBreak({ params, body: { reason: "provider_error", note: "A test of theirs." } });
  const other = { break_id: data[1]?.break_id ?? "" };
  await payments.adminReadBreak({ params: other });
  await payments.adminBookBreak({ params: other, body: { reason: "Of nobody." }, idempotencyKey: newId() });
  keep(await payments.adminListBookings());
}

async function playMediator(
  kogi: World,
  { api: { contracts } }: Person,
  disputeIds: readonly string[],
  keep: Keep,
): Promise<void> {
  keep(await contracts.listDisputesToDecide());
  const params = { dispute_id: disputeIds[0] ?? "" };
  await contracts.getDisputeToDecide({ params });
  await contracts.addMediatorEntry({ params, body: { text: "Who has the printer's proof?" } });
  await contracts.decideDispute({
    params,
    body: { to_freelancer: eur(10_000), reasons: "A quarter was delivered." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
}
