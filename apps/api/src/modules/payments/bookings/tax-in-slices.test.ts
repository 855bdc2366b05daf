// What is too much for one administrator is too much in slices.
import { expect, test } from "vitest";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { taxBooked } from "../ledger/posting-rules/kogi.ts";

const kogi = world();

test("tax of one country in slices takes a second administrator once they are over the limit together", async () => {
  const [admin, second] = [await signUp(kogi, { roles: ["admin"] }), await signUp(kogi, { roles: ["admin"] })];
  const invoiceId = newId();
  await kogi.platform.inTransaction((tx) =>
    postJournal(tx, taxBooked({ invoiceId, country: "LV", tax: money(300_000n, "EUR") }), kogi.platform.clock.now()),
  );
  const pay = (by: Person, minor: string) =>
    by.api.payments.adminBookTaxPayment({
      body: { country: "LV", amount: { amount: minor, currency: "EUR" }, reason: "Return of the quarter." },
      idempotencyKey: newId(),
    });
  expect(await pay(admin, "60000")).toMatchObject({ status: "in_force" });
  const proposed = await pay(second, "60000");
  expect(proposed).toMatchObject({ status: "proposed" });
  await admin.api.payments.adminAnswerBooking({
    params: { booking_id: proposed.booking_id },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  expect(await pay(admin, "40000")).toMatchObject({ status: "in_force" });
  expect(await pay(admin, "1")).toMatchObject({ status: "proposed" });
  await kogi.advance(31 * DAY_MS); // the next return
  expect(await pay(await signBackIn(kogi, admin), "90000")).toMatchObject({ status: "in_force" });
});
