import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { paidWork, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { plantMovement } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

const answer = (by: Person, booking_id: string) =>
  by.api.payments.adminAnswerBooking({
    params: { booking_id },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });

test("what was booked of one's own payment is not taken back by oneself, nor as the second of two", async () => {
  const works = testWorks(kogi);
  const admin = await signUp(kogi, { roles: ["admin"] });
  const second = await signUp(kogi, { roles: ["admin"] });
  const payer = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const recipient = await signUp(kogi, { name: "Femi Ade" });
  const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 5_000n });
  await plantMovement(kogi, { kind: "charge", source: "ch_of_a_side", minor: 150_000n });
  await kogi.advance(1_000);
  await admin.api.payments.adminReconcile({});
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true } });
  const { break_id } = data.find(({ source }) => source === "ch_of_a_side") ?? { break_id: "" };
  const { bookings } = await admin.api.payments.adminBookBreak({
    params: { break_id },
    body: { reason: "Support did it by hand.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
  const { journal_id } = await answer(second, bookings[0]?.booking_id ?? "");
  // Found out meanwhile: it was of theirs.
  await kogi.platform.owner((db) =>
    db.query(
      `update payments.reconciliation_breaks set charge = p.gateway_charge, kind = 'cost' from payments.payments p
        where break_id = $1 and transaction_id = $2`,
      [break_id, payment.transaction_id],
    ),
  );
  const reverse = (by: Person) =>
    by.api.payments.adminReverseJournal({
      params: { journal_id: journal_id ?? "" },
      body: { reason: "It was mine after all." },
      idempotencyKey: newId(),
    });
  const own = { status: 403, code: "refund.own_payment" };
  expect(await refusal(reverse(payer))).toMatchObject(own);
  await reverse(admin);
  const { data: waiting } = await payer.api.payments.adminListBookings({ query: { status: ["proposed"] } });
  expect(waiting).toMatchObject([{ kind: "reversal" }]);
  expect(await refusal(answer(payer, waiting[0]?.booking_id ?? ""))).toMatchObject(own);
});
