// A contract's life by its use cases: several act at once, some die between two steps, jobs run late, twice or on two
// machines, banks take money back. KOGI_SIMULATIONS sets how many games are played, and KOGI_SEED plays a failed run again:
// its seed is in the name of the test.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { explain, gamesOf, SEED } from "#test/games.ts";
import { world } from "#test/world.ts";
import { castOf } from "./contract-books.ts";
import type { Step } from "./contract-calls.ts";
import { ALONE_CENTS_MAX, type Card, type Side } from "./contract-facts.ts";
import { ContractGame, type Fate, letDie } from "./contract-game.ts";
import { ContractModel } from "./contract-model.ts";

const GAMES = gamesOf(6);
const GAME_TIMEOUT_MS = 120_000;
// So many play everything that there is to play.
const MANY_GAMES = 60;
const CENTS = [10_000, 6_000];
/** Of which the first takes two to decide. Nobody sends a part of it back, which would take two as well. */
const MANY_CENTS = [20_000, 6_000];

const kogi = world();
beforeAll(async () => {
  letDie(kogi.platform);
  await kogi.platform.owner((db) =>
    db.query("insert into payments.two_person_limits values ('EUR', '2020-06-01T00:00:00Z', $1)", [ALONE_CENTS_MAX]),
  );
});

const at = fc.constantFrom(0, 0, 1);
const by = fc.constantFrom<Side>("client", "freelancer");
const cents = fc.integer({ min: 1, max: 110 }).map((tens) => tens * 100);
const alone = (what: "submit" | "revise" | "give_back" | "evidence") => fc.record({ do: fc.constant(what), at });
const either = (what: "dispute" | "withdraw" | "accept") => fc.record({ do: fc.constant(what), at, by });
const approve = (wish: "next" | "refund") =>
  fc.record({ do: fc.constant("approve" as const), at, cents: fc.option(cents), wish: fc.constant(wish) });
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

/** What both kinds of story are made of. */
const common = [
  weighted(5, alone("submit")),
  weighted(1, alone("revise")),
  weighted(1, alone("give_back")),
  weighted(2, either("dispute")),
  weighted(1, either("withdraw")),
  weighted(3, either("accept")),
  weighted(3, fc.record({ do: fc.constant("offer" as const), at, by, cents })),
  weighted(3, fc.record({ do: fc.constant("decide" as const), at, cents })),
  weighted(
    3,
    fc.record({
      do: fc.constant("second" as const),
      at,
      confirms: fc.constantFrom(true, true, false),
      own: fc.constantFrom(false, false, false, true),
    }),
  ),
  weighted(3, fc.record({ do: fc.constant("answer_rest" as const), at, accepts: fc.boolean() })),
  weighted(1, fc.record({ do: fc.constant("close" as const), by })),
  weighted(2, fc.constant<Step>({ do: "pay_out" })),
];
/** A rest moves on, and money of two payments lies in one milestone. */
const rolling = fc.oneof(
  ...common,
  weighted(4, fc.record({ do: fc.constant("fund" as const), at, card: fc.constant("good" as const) })),
  weighted(5, approve("next")),
);
/** Each milestone has money of one payment, which a bank or an administrator sends back. */
const takenBack = fc.oneof(
  ...common,
  weighted(4, fc.record({ do: fc.constant("fund" as const), at, card: fc.constantFrom("good", "lost", "won") })),
  weighted(5, approve("refund")),
  weighted(2, fc.record({ do: fc.constant("send_back" as const), at, cents })),
  weighted(2, alone("evidence")),
);
const fate: fc.Arbitrary<Fate> = fc.constantFrom("lives", "lives", "lives", "crash", "lost", "twice");
const how = fc.constantFrom("once", "two", "again");
type Round = readonly { readonly step: Step; readonly fate: Fate }[];
type Turn =
  | { readonly round: Round; readonly work: "once" | "two" | "again" | null }
  | { readonly days: number; readonly work: "once" | "two" | "again" };

/** A payment that goes back as it arrives is no milestone's, so what its bank says would be about nothing here. */
const isTold = (round: Round) =>
  !(
    round.some(({ step }) => step.do === "fund" && step.card !== "good") &&
    round.some(({ step }) => step.do === "close")
  );
const turnOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<Turn> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        // What is in one round goes on at the same time; two who pay for one thing share its page.
        round: fc
          .uniqueArray(fc.record({ step, fate }), {
            minLength: 1,
            maxLength: 3,
            selector: ({ step }) => (step.do === "fund" ? step.at : JSON.stringify(step)),
          })
          .filter(isTold),
        work: fc.option(how, { freq: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ days: fc.constantFrom(1, 3, 8, 15), work: how }) },
  );
const once = (step: Step): Turn => ({ round: [{ step, fate: "lives" }], work: "once" });
const opening = (card: Card): readonly Turn[] => [once({ do: "fund", at: 0, card }), once({ do: "submit", at: 0 })];
/** Disputed, and nobody has given way: a mediator has joined, and the days to show what supports either are over. */
const mediated: readonly Turn[] = [
  once({ do: "dispute", at: 0, by: "client" }),
  { days: 8, work: "once" },
  { days: 8, work: "once" },
];
const story = fc
  .oneof(
    fc.record({
      steps: fc.constant(rolling),
      card: fc.constant<Card>("good"),
      cents: fc.constantFrom(CENTS, MANY_CENTS),
    }),
    fc.record({
      steps: fc.constant(takenBack),
      card: fc.constantFrom<Card>("good", "lost", "won"),
      cents: fc.constant(CENTS),
    }),
  )
  .chain(({ steps, card, cents }) =>
    fc.record({
      cents: fc.constant(cents),
      turns: fc
        .tuple(fc.constantFrom([], mediated), fc.array(turnOf(steps), { minLength: 5, maxLength: 10 }))
        .map(([before, turns]) => [...opening(card), ...before, ...turns]),
    }),
  );

test(`in ${GAMES} games (seed ${SEED}) a contract is always where its model is, whoever acts and dies when`, {
  timeout: GAMES * GAME_TIMEOUT_MS,
}, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(story, async ({ cents, turns }) => {
      const game = new ContractGame(kogi, await castOf(kogi, cents));
      let models: readonly ContractModel[] = [new ContractModel(cents)];
      const told: unknown[] = [];
      const agree = async () => {
        const { books } = await game.stand();
        const agreeing = models.filter((model) => JSON.stringify(model.books()) === JSON.stringify(books));
        if (agreeing.length === 0)
          expect(books, `after ${JSON.stringify(told)}`).toEqual(models[0]?.books() ?? "what a model explains");
        models = agreeing;
        return books;
      };
      let days = 0;
      for (const turn of turns) {
        if ("round" in turn) {
          const stand = await game.stand();
          for (const model of models) model.begin(stand.available);
          const calls = await game.play(turn.round, stand);
          told.push([turn, calls]);
          models = explain(models, calls);
          for (const { step } of turn.round) seen.add(step.do);
          const tried = turn.round.flatMap(({ step, fate }) => (fate === "twice" ? [step, step] : [step]));
          for (const [place, step] of tried.entries())
            if (calls[place]?.some(({ answer }) => answer === "done")) seen.add(`${step.do} done`);
          await agree();
        }
        // What is sent to a bank counts from when it is sent: that never waits here.
        const isSent = "round" in turn && turn.round.some(({ step }) => step.do === "evidence");
        if (turn.work !== null || isSent) await game.work(turn.work ?? "once");
        // Held for as long as is allowed is another story: 76 days and more.
        if ("days" in turn && days + turn.days < 70) {
          days += turn.days;
          told.push(turn);
          await game.pass(turn.days, turn.work);
          for (const model of models) model.pass(turn.days);
        }
        for (const { status } of (await agree()).milestones) seen.add(status);
      }
    }),
    { numRuns: GAMES, seed: SEED, endOnFailure: true },
  );
  const often = [
    "approve",
    "dispute",
    "pay_out",
    "decide done",
    "second done",
    "send_back",
    "disputed",
    "released",
    "refunded",
    "split",
    "cancelled",
  ];
  for (const what of GAMES < MANY_GAMES ? ["fund", "submit", "submitted"] : often)
    expect([what, seen.has(what)]).toEqual([what, true]);
});
