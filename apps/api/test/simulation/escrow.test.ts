// The escrow's life under random interleavings and crashes. KOGI_SIMULATIONS sets how many games are played (200), and
// KOGI_SEED plays a failed one again: its seed is in the name of the test.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { LostPayer } from "#modules/payments/fees/fee.rules.ts";
import { packsOfEachBearer } from "#test/fee-packs.ts";
import { gamesOf, SEED } from "#test/games.ts";
import { testWorks } from "#test/paying.ts";
import { world } from "#test/world.ts";
import { EscrowGame, type Fate, type Step } from "./escrow-game.ts";

const GAMES = gamesOf(200);
// A game is some dozens of transactions; a busy machine needs its time.
const GAME_TIMEOUT_MS = 5_000;

const kogi = world();
const packs: { readonly feeRuleId: string; readonly bearer: LostPayer }[] = [];
beforeAll(async () => {
  testWorks(kogi); // registers what the payments of the games are for
  packs.push(...(await packsOfEachBearer(kogi)));
});

// Few milestones, few facts, small sums: repeated facts, empty escrows and races for the last cent happen all the time.
const at = fc.nat(1);
const fact = fc.nat(5);
const cents = fc.integer({ min: 1, max: 400 });
const moving = (what: "release" | "refund" | "move") => fc.record({ do: fc.constant(what), at, cents, fact });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fund" as const), at, cents }) },
  { weight: 4, arbitrary: moving("release") },
  { weight: 3, arbitrary: moving("refund") },
  { weight: 2, arbitrary: moving("move") },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("split" as const), at, share: fc.nat(100), fact }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("clear" as const) }) },
);
const fate: fc.Arbitrary<Fate> = fc.constantFrom("lives", "lives", "crash", "again");
// Steps of one round go on at the same time.
const round = fc.array(fc.record({ step, fate }), { minLength: 1, maxLength: 3 });
const story = fc.array(round, { minLength: 3, maxLength: 7 });

const packAt = (place: number) => {
  const pack = packs[place];
  if (!pack) throw new Error("there is a pack for each who may bear it");
  return pack;
};

test(`in ${GAMES} games (seed ${SEED}) no cent is lost, made or moved twice, whoever dies when`, {
  timeout: GAMES * GAME_TIMEOUT_MS,
}, async () => {
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const { clock } = kogi.platform;
  const today = clock.offsetMs;
  await fc.assert(
    fc.asyncProperty(story, fc.nat(2), async (rounds, place) => {
      clock.setOffset(today);
      const game = new EscrowGame(kogi, packAt(place));
      await game.play([{ step: { do: "fund", at: 0, cents: 500 }, fate: "lives" }]);
      for (const steps of rounds) {
        await game.play(steps);
        const books = await game.books();
        expect(books.unaccounted, JSON.stringify(steps)).toBe(0n);
        const { lost, charged, borne } = await game.processing();
        expect([books.escrow, books.paidOut + borne], JSON.stringify(steps)).toEqual([books.rows, books.earned]);
        expect(lost, JSON.stringify(steps)).toBe(game.bearer === "payer" ? charged : 0n);
        expect(borne === 0n || game.bearer === "recipient", JSON.stringify(steps)).toBe(true);
        if (lost > 0n) count("the payer bore it");
        if (borne > 0n) count("the recipient bore it");
        if (books.withdrawable > 0n) count("money cleared");
      }
      expect(await game.doubled()).toEqual([]);
      for (const [what, times] of game.seen) seen.set(what, (seen.get(what) ?? 0) + times);
    }),
    { numRuns: GAMES, seed: SEED, endOnFailure: true },
  );
  for (const what of [
    "release done",
    "release refused",
    "release crashed",
    "refund done",
    "split done",
    "move done",
    "money cleared",
    "the payer bore it",
    "the recipient bore it",
  ])
    expect([what, (seen.get(what) ?? 0) > 0]).toEqual([what, true]);
});

test("a cent that somebody slips out of a lot is noticed", async () => {
  const game = new EscrowGame(kogi, packAt(0));
  await game.play([{ step: { do: "fund", at: 0, cents: 500 }, fate: "lives" }]);
  const steal = (cents: number) =>
    kogi.platform.owner((client) =>
      // Of this game alone: another's lot may hold as much.
      client.query("update payments.protected_lots set left_minor = left_minor - $1 where payer_id = $2", [
        cents,
        game.payerId,
      ]),
    );
  await steal(1);
  expect(await game.books()).toMatchObject({ unaccounted: 1n, rows: 499n, escrow: 500n });
  await steal(-1);
  expect((await game.books()).unaccounted).toBe(0n);
});
