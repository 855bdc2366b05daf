// Refunds of one payment that somebody made at the provider's own desk, one after the other.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { paidWork, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { world } from "#test/world.ts";

const kogi = world();

/** A payment of 3,000.00, by its charge. */
async function paid(): Promise<string> {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { payment } = await paidWork(kogi, testWorks(kogi), { payer, recipient, cents: 300_000n });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select("gateway_charge")
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  return row.gateway_charge ?? "";
}

test("in slices they wait for a second administrator like one", async () => {
  const [first, second] = [await signUp(kogi, { roles: ["admin"] }), await signUp(kogi, { roles: ["admin"] })];
  const charge = await paid();
  const slice = async () => {
    const source = await refundByHand(kogi, { charge, minor: 60_000n }, {});
    const { data } = await first.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
    return { break_id: data.find((row) => row.source === source)?.break_id ?? "" };
  };
  const book = (by: Person, params: { break_id: string }) =>
    by.api.payments.adminBookBreak({
      params,
      body: { reason: "Support did it by hand.", bearer: "kogi" },
      idempotencyKey: newId(),
    });
  const read = (params: { break_id: string }) => first.api.payments.adminReadBreak({ params, query: {} });
  const one = await slice();
  expect((await read(one)).preview).toMatchObject({ takes_two: false });
  expect((await book(first, one)).bookings).toMatchObject([{ status: "in_force" }]);
  const other = await slice();
  expect((await read(other)).preview).toMatchObject({ takes_two: true });
  const [proposed] = (await book(first, other)).bookings;
  expect(proposed).toMatchObject({ status: "proposed" });
  await second.api.payments.adminAnswerBooking({
    params: { booking_id: proposed?.booking_id ?? "" },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  expect((await read(other)).bookings).toMatchObject([{ status: "in_force" }]);
});
