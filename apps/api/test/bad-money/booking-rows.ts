// What administrators book by hand: differences with the provider, tax that was paid, and what takes it back.

import { postJournal } from "#modules/payments/ledger/post-journal.ts";
import { taxBooked } from "#modules/payments/ledger/posting-rules/kogi.ts";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { aboutNothing, type Fault, type MoneyRow, type Stage } from "./rows.ts";

const noReason: Fault = {
  name: "no reason",
  spoil: ({ body }) => ({ body: { ...body, reason: " " } }),
  status: 422,
  code: "booking.invalid",
};

/** Money of nobody, two days old and found. */
async function difference({ kogi, admin }: Stage, minor: bigint): Promise<{ by: Person; break_id: string }> {
  const source = `ch_${newId()}`;
  const at = new Date(kogi.platform.clock.now().getTime() - 2 * DAY_MS);
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("payments.sandbox_transactions")
      .values({
        kind: "charge",
        source,
        amount_minor: minor,
        fee_minor: 0n,
        currency: "EUR",
        created_at: at,
        available_at: at,
      })
      .execute(),
  );
  const by = await signBackIn(kogi, admin);
  await by.api.payments.adminReconcile({});
  const { data } = await by.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  return { by, break_id: data.find((one) => one.source === source)?.break_id ?? "" };
}

const taxPayment = { country: "EE", amount: eur(5_000), reason: "Return of the quarter." };

// So much that it waits for a second administrator.
const muchTax = { ...taxPayment, country: "FI", amount: eur(300_000) };

async function owedTax({ kogi, admin }: Stage, { country, amount } = taxPayment): Promise<Person> {
  const owed = taxBooked({ invoiceId: newId(), country, tax: money(BigInt(amount.amount), "EUR") });
  await kogi.platform.inTransaction((tx) => postJournal(tx, owed, kogi.platform.clock.now()));
  return signBackIn(kogi, admin);
}

export const bookingRows: readonly MoneyRow[] = [
  {
    route: "POST /api/admin/reconciliation/breaks/:break_id/booking",
    call: async (stage) => {
      const { by, break_id } = await difference(stage, 2_000n);
      return { by, params: { break_id }, body: { reason: "Of nobody." } };
    },
    amounts: { "/seen": { code: "break.changed", foreign: "break.changed", asSeen: true, signed: true } },
    faults: [aboutNothing("break_id", "break.not_found"), noReason],
    good: 201,
  },
  {
    route: "POST /api/admin/bookings/:booking_id/answer",
    call: async (stage) => {
      const { by: first, break_id } = await difference(stage, 300_000n);
      const { bookings } = await first.api.payments.adminBookBreak({
        params: { break_id },
        body: { reason: "Of nobody." },
        idempotencyKey: newId(),
      });
      const by = await signUp(stage.kogi, { roles: ["admin"] });
      return { by, params: { booking_id: bookings[0]?.booking_id ?? "" }, body: { answer: "confirm" } };
    },
    faults: [
      aboutNothing("booking_id", "booking.not_found"),
      {
        name: "who ordered it",
        spoil: async (_, { kogi, admin }) => ({ by: await signBackIn(kogi, admin) }),
        status: 403,
        code: "booking.second_person",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/admin/bookings/:booking_id/withdrawal",
    call: async (stage) => {
      const by = await owedTax(stage, muchTax);
      const { booking_id } = await by.api.payments.adminBookTaxPayment({ body: muchTax, idempotencyKey: newId() });
      return { by, params: { booking_id } };
    },
    faults: [
      aboutNothing("booking_id", "booking.not_found"),
      {
        name: "who did not order it",
        spoil: async (_, { kogi }) => ({ by: await signUp(kogi, { roles: ["admin"] }) }),
        status: 403,
        code: "booking.not_yours",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/admin/ledger/journals/:journal_id/reversal",
    call: async (stage) => {
      const by = await owedTax(stage);
      const paid = await by.api.payments.adminBookTaxPayment({ body: taxPayment, idempotencyKey: newId() });
      return { by, params: { journal_id: paid.journal_id ?? "" }, body: { reason: "It was somebody's." } };
    },
    faults: [aboutNothing("journal_id", "ledger.journal_not_found"), noReason],
    good: 201,
  },
  {
    route: "POST /api/admin/tax-payments",
    call: async (stage) => ({ by: await owedTax(stage), body: taxPayment }),
    amounts: { "/amount": { code: "booking.invalid", foreign: "booking.more_than_owed" } },
    faults: [
      noReason,
      {
        name: "where nothing is owed",
        spoil: ({ body }) => ({ body: { ...body, country: "SE" } }),
        status: 422,
        code: "booking.more_than_owed",
      },
    ],
    good: 201,
  },
];
