import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { KogiError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur, NOON, testLedger } from "#test/ledger.ts";
import { LedgerModel, type ModelLeg, type Outcome } from "#test/ledger-model.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { type AccountKey, escrow, gatewayPending, revenue, wallet } from "./account-keys.ts";
import { balances } from "./balances.ts";
import { hold, postPending, voidPending } from "./hold.ts";
import { postJournal } from "./post-journal.ts";
import { postTransfers } from "./post-transfers.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

const LIMITED = [true, true, true, false, false];

type Command =
  | { readonly do: "post"; readonly fact: number; readonly legs: readonly ModelLeg[] }
  | { readonly do: "batch"; readonly fact: number; readonly leg: ModelLeg }
  | { readonly do: "hold"; readonly fact: number; readonly leg: ModelLeg }
  /** `hold`: the first, second ... hold that was made; one that was not made yet is an unknown one. */
  | { readonly do: "resolve"; readonly fact: number; readonly hold: number; readonly minor: number | null };

// Few facts and small sums: repeated keys, changed content, overdrafts and second resolutions happen all the time.
const fact = fc.integer({ min: 0, max: 19 });
const minor = fc.integer({ min: 1, max: 60 });
const account = fc.integer({ min: 0, max: LIMITED.length - 1 });
const leg: fc.Arbitrary<ModelLeg> = fc
  .record({ from: account, to: account, minor })
  .filter(({ from, to }) => from !== to);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant("post" as const), fact, legs: fc.array(leg, { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant("batch" as const), fact, leg }),
  fc.record({ do: fc.constant("hold" as const), fact, leg }),
  fc.record({ do: fc.constant("resolve" as const), fact, hold: fc.nat(2), minor: fc.option(minor) }),
);

// Somebody who got no answer asks again, word for word.
const again = fc.record({ do: fc.constant("again" as const), back: fc.integer({ min: 0, max: 9 }) });
const story = fc
  .array(fc.oneof({ weight: 4, arbitrary: command }, { weight: 1, arbitrary: again }), { minLength: 15, maxLength: 40 })
  .map((list) =>
    list.reduce<Command[]>(
      (told, next) => {
        const repeated = next.do === "again" ? told.at(-1 - next.back) : next;
        if (repeated) told.push(repeated);
        return told;
      },
      [{ do: "post", fact: 99, legs: [0, 1, 2].map((to) => ({ from: 3, to, minor: 100 })) }],
    ),
  );

/** Plays commands on the database; every game has accounts and facts of its own. */
class Game {
  readonly #name = newId();
  readonly #holdIds: string[] = [];
  readonly keys: readonly AccountKey[] = [
    wallet(`${this.#name}:a`, "EUR"),
    wallet(`${this.#name}:b`, "EUR"),
    escrow({ kind: "campaign", id: this.#name }, "EUR"),
    gatewayPending(this.#name, "EUR"),
    revenue(this.#name, "EUR"),
  ];

  async play(command: Command): Promise<Outcome> {
    try {
      return (await this.#effect(command)) ? "done" : "done before";
    } catch (error) {
      if (error instanceof KogiError) return error.code as Outcome; // compared with the model's answer
      throw error;
    }
  }

  #effect(command: Command): Promise<boolean> {
    // The fact's kind follows from what is done with it in the model too: one fact is used for one thing.
    const fact = { kind: "game", reference: `${this.#name}:${command.fact}` };
    return ledger.inTransaction(async (tx) => {
      switch (command.do) {
        case "post":
          return (await postJournal(tx, { ...fact, legs: command.legs.map((leg) => this.#leg(leg)) }, NOON)).isNew;
        case "batch":
          return (await postTransfers(tx, [{ ...fact, legs: [this.#leg(command.leg)] }], NOON)) === 1;
        case "hold": {
          const holdId = await hold(tx, fact, this.#leg(command.leg), NOON);
          if (holdId) this.#holdIds.push(holdId);
          return holdId !== null;
        }
        case "resolve": {
          const holdId = this.#holdIds[command.hold] ?? newId();
          return command.minor === null
            ? voidPending(tx, fact, holdId, NOON)
            : postPending(tx, fact, holdId, NOON, eur(command.minor));
        }
      }
    });
  }

  #leg({ from, to, minor }: ModelLeg) {
    const [debit, credit] = [this.keys[from]!, this.keys[to]!];
    return { debit, credit, amount: eur(minor), kind: "move" };
  }
}

function playModel(model: LedgerModel, command: Command): Outcome {
  const fact = String(command.fact);
  switch (command.do) {
    case "post":
      return model.post(fact, command.legs);
    case "batch":
      return model.post(fact, [command.leg]);
    case "hold":
      return model.hold(fact, command.leg);
    case "resolve":
      return model.resolve(fact, [...model.holds.keys()][command.hold] ?? "unknown", command.minor);
  }
}

test("whatever is asked of it, the ledger answers and holds what the model does", { timeout: 120_000 }, async () => {
  const seen = new Map<Outcome, number>();
  await fc.assert(
    fc.asyncProperty(story, async (commands) => {
      const [model, game] = [new LedgerModel(LIMITED), new Game()];
      for (const command of commands) {
        const expected = playModel(model, command);
        seen.set(expected, (seen.get(expected) ?? 0) + 1);
        expect(await game.play(command), JSON.stringify(command)).toBe(expected);
      }
      const held = await balances(ledger.db, game.keys);
      expect(held.map(({ posted, available }) => [posted.minor, available.minor])).toEqual(
        model.accounts.map(({ posted, reserved }) => [BigInt(posted), BigInt(posted - reserved)]),
      );
    }),
    { numRuns: 60 },
  );
  for (const outcome of [
    "done",
    "done before",
    "ledger.not_enough",
    "ledger.already_posted",
    "ledger.already_resolved",
    "ledger.more_than_held",
    "ledger.not_held",
  ] satisfies Outcome[]) {
    expect(seen.get(outcome), `${outcome} was played`).toBeGreaterThan(0);
  }
});
