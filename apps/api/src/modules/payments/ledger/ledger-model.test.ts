// The ledger under random commands, several at once, with crashes, cut connections and everything asked again.
// KOGI_SEED plays a failed run again: its seed is in the name of the test.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { explain, gamesOf, SEED } from "#test/games.ts";
import { testLedger } from "#test/ledger.ts";
import { areOfOneCurrency, type Command, type Fate, LedgerGame, LIMITED } from "#test/ledger-game.ts";
import { LedgerModel, type ModelLeg } from "#test/ledger-model.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";

const GAMES = gamesOf(24);
const MANY_GAMES = 200;
const GAME_TIMEOUT_MS = 5_000;

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

// Few facts and small sums: repeated keys, changed content, overdrafts and second resolutions happen all the time.
const fact = fc.integer({ min: 0, max: 19 });
const minor = fc.integer({ min: 1, max: 60 });
const account = fc.integer({ min: 0, max: LIMITED.length - 1 });
const leg: fc.Arbitrary<ModelLeg> = fc
  .record({ from: account, to: account, minor })
  .filter(({ from, to }) => from !== to && areOfOneCurrency(from, to));
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("post" as const), fact, legs: fc.array(leg, { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant("batch" as const), fact, leg }),
  fc.record({ do: fc.constant("hold" as const), fact, leg }),
  fc.record({ do: fc.constant("resolve" as const), fact, hold: fc.nat(2), minor: fc.option(minor) }),
  fc.record({ do: fc.constant("reverse" as const), of: fact }),
);
const fate: fc.Arbitrary<Fate> = fc.constantFrom(
  ...(["lives", "lives", "lives", "crash", "crash", "lost", "lost", "twice", "twice", "cut"] as const),
);
// What is in one round goes on at the same time.
const round = fc.array(fc.record({ command, fate }), { minLength: 1, maxLength: 3 });
// A fact is told again, word for word and under another key, some rounds later.
const again = fc.record({ back: fc.integer({ min: 1, max: 5 }) });
const story = fc
  .array(fc.oneof({ weight: 4, arbitrary: round }, { weight: 1, arbitrary: again }), { minLength: 6, maxLength: 16 })
  .map((list) =>
    list.reduce<(typeof round extends fc.Arbitrary<infer R> ? R : never)[]>((told, next) => {
      const repeated = "back" in next ? told.at(-next.back) : next;
      if (repeated) told.push(repeated);
      return told;
    }, []),
  );
const START: Command = {
  do: "post",
  fact: 99,
  legs: [...[0, 1, 2].map((to) => ({ from: 3, to, minor: 100 })), { from: 6, to: 5, minor: 100 }],
};
const START_ROUND = [{ command: START, fate: "lives" as const }];

/** Plays the rounds; `after` each sees the models that explain all that happened so far. */
async function tell(
  game: LedgerGame,
  rounds: readonly (readonly { readonly command: Command; readonly fate: Fate }[])[],
  after: (models: readonly LedgerModel[], told: string, answers: readonly (string | null)[]) => void,
): Promise<void> {
  let models: readonly LedgerModel[] = [new LedgerModel(LIMITED)];
  for (const commands of [START_ROUND, ...rounds]) {
    const calls = await game.play(commands);
    const books = await game.books();
    const told = JSON.stringify([commands, calls, books.map(String), models.map((model) => model.print())]);
    models = explain(models, calls).filter((model) =>
      model.accounts.every(({ posted, reserved }, index) => {
        const [held, available] = books[index] ?? [];
        return held === BigInt(posted) && available === BigInt(posted - reserved);
      }),
    );
    after(
      models,
      told,
      calls.flat().map(({ answer }) => answer),
    );
  }
}

test(`in ${GAMES} games (seed ${SEED}) the ledger answers and holds what the model does in some order`, {
  timeout: GAMES * GAME_TIMEOUT_MS,
}, async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(story, async (rounds) => {
      await tell(new LedgerGame(ledger), rounds, (models, told, answers) => {
        expect(models.length, told).toBeGreaterThan(0);
        for (const answer of answers) seen.set(answer ?? "lost", (seen.get(answer ?? "lost") ?? 0) + 1);
      });
    }),
    { numRuns: GAMES, seed: SEED, endOnFailure: true },
  );
  const usual = [
    "done",
    "done before",
    "ledger.not_enough",
    "ledger.already_posted",
    "ledger.not_held",
    "ledger.not_reversible",
  ];
  // Two that resolve one hold at the same moment, for instance, do not meet in a few games.
  const rare = GAMES < MANY_GAMES ? [] : ["ledger.already_resolved", "ledger.more_than_held"];
  for (const answer of [...usual, ...rare]) expect([answer, (seen.get(answer) ?? 0) > 0]).toEqual([answer, true]);
});

const broken = testLedger();
const left = async (command: Command) => {
  const explained: boolean[] = [];
  const told = [START_ROUND, [{ command, fate: "lives" as const }]];
  await tell(new LedgerGame(broken), told, (models) => explained.push(models.length > 0));
  return explained;
};

test("a ledger that books one fact twice, or moves nothing, is explained by no model", async () => {
  const once: Command = { do: "post", fact: 1, legs: [{ from: 0, to: 1, minor: 7 }] };
  expect(await left(once)).toEqual([true, true, true]);
  await broken.asOwner((owner) => owner.query("alter table payments.journals drop constraint journals_reference_once"));
  expect(await left(once)).toEqual([true, false, false]);
  await broken.asOwner((owner) =>
    owner.query(
      `create or replace function payments.move(p_debit uuid, p_credit uuid, p_currency text, p_posted bigint,
        p_pending bigint) returns boolean language sql as 'select true'`,
    ),
  );
  expect(await left({ do: "hold", fact: 2, leg: { from: 0, to: 1, minor: 7 } })).toEqual([true, false, false]);
});
