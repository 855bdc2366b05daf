// Whatever fees were charged, and in how many parts a payment goes back: once all of it has, every account of the books
// holds what it held before.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { bps, money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { capturePayment } from "#test/capture.ts";
import { gamesOf, SEED } from "#test/games.ts";
import { testWorks } from "#test/paying.ts";
import { world } from "#test/world.ts";
import { type FeeComponent, type FeeRule, quoteFees } from "../fees/fee.rules.ts";
import { books, refundMilestone } from "../index.ts";

const GAMES = gamesOf(20);

const kogi = world();
beforeAll(() => void testWorks(kogi));

const component: fc.Arbitrary<Omit<FeeComponent, "component">> = fc.record({
  label: fc.constant("A fee"),
  borneBy: fc.constantFrom("payer", "payer", "recipient"),
  rateBps: fc.option(fc.integer({ min: 0, max: 3_000 }).map(bps)),
  amounts: fc.record({
    EUR: fc.record(
      { fixed: fc.bigInt(0n, 200n), minimum: fc.bigInt(1n, 400n), maximum: fc.bigInt(400n, 2_000n) },
      { requiredKeys: [] },
    ),
  }),
});
const pack: fc.Arbitrary<FeeRule> = fc.array(component, { maxLength: 4 }).map((parts) => ({
  feeRuleId: "random",
  components: parts.map((part, index) => ({ ...part, component: `fee_${index}` })),
}));
const card = fc.record({ rateBps: fc.integer({ min: 0, max: 500 }).map(bps), fixedMinor: fc.bigInt(0n, 50n) });
const payment = fc.record({ minor: fc.bigInt(3n, 9_999n), pack, card });
const refunds = fc.record({
  payments: fc.array(payment, { minLength: 1, maxLength: 3 }),
  // Where the whole is cut, in ten thousandths of it.
  cuts: fc.array(fc.bigInt(1n, 9_999n), { maxLength: 4 }),
});

/** What of `whole` goes back each time, so that together it is all of it. */
function partsOf(whole: bigint, cuts: readonly bigint[]): readonly bigint[] {
  const marks = [...cuts.map((cut) => (whole * cut) / 10_000n).toSorted((a, b) => Number(a - b)), whole];
  return marks.map((mark, index) => mark - (marks[index - 1] ?? 0n)).filter((part) => part > 0n);
}

const held = async () =>
  (await books(kogi.platform.db)).rows
    .filter((row) => row.balance.minor !== 0n)
    .map((row) => `${row.account} ${row.balance.currency} ${row.balance.minor}`)
    .toSorted();

test(`in ${GAMES} games (seed ${SEED}) what is paid and all goes back leaves the books as they were`, {
  timeout: GAMES * 5_000,
}, async () => {
  const { platform } = kogi;
  await fc.assert(
    fc.asyncProperty(refunds, async ({ payments, cuts }) => {
      const before = await held();
      const [payerId, recipientId, milestoneId] = [newId(), newId(), newId()];
      for (const { minor, pack, card } of payments) {
        const quote = quoteFees(pack, money(minor, "EUR"), card);
        const of = { payerId, recipientId, milestoneId, feeRuleId: null, quote, cost: money(0n, "EUR") };
        await platform.inTransaction((tx) => capturePayment(tx, platform, of));
      }
      const whole = payments.reduce((all, { minor }) => all + minor, 0n);
      expect(await held()).not.toEqual(before);
      for (const [index, part] of partsOf(whole, cuts).entries())
        await platform.inTransaction((tx) =>
          refundMilestone(tx, platform, {
            milestoneId,
            amount: money(part, "EUR"),
            reference: `part:${index}:${milestoneId}`,
            reason: "Agreed.",
          }),
        );
      expect(await held()).toEqual(before);
    }),
    { numRuns: GAMES, seed: SEED, endOnFailure: true },
  );
});

test("a fee of which a cent is not given back is noticed", async () => {
  const { platform } = kogi;
  const [payerId, recipientId, milestoneId] = [newId(), newId(), newId()];
  const fee: FeeComponent = { component: "fee_0", label: "A fee", borneBy: "payer", rateBps: bps(1_000), amounts: {} };
  const quote = quoteFees({ feeRuleId: "one", components: [fee] }, money(1_000n, "EUR"), {
    rateBps: bps(0),
    fixedMinor: 0n,
  });
  const before = await held();
  const of = { payerId, recipientId, milestoneId, feeRuleId: null, quote, cost: money(0n, "EUR") };
  await platform.inTransaction((tx) => capturePayment(tx, platform, of));
  await platform.owner((db) =>
    db.query(`update payments.payments set lines = replace(lines::text, '"100"', '"99"')::jsonb where user_id = $1`, [
      payerId,
    ]),
  );
  const all = { milestoneId, amount: money(1_000n, "EUR"), reference: `all:${milestoneId}`, reason: "Agreed." };
  await platform.inTransaction((tx) => refundMilestone(tx, platform, all));
  expect(await held()).not.toEqual(before);
});
