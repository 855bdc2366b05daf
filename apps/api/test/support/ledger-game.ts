// Plays rounds of ledger commands at once on the database; every game has accounts and facts of its own.
import { type AccountKey, escrow, gatewayPending, revenue, wallet } from "#modules/payments/ledger/account-keys.ts";
import { balances } from "#modules/payments/ledger/balances.ts";
import { hold, postPending, voidPending } from "#modules/payments/ledger/hold.ts";
import { postJournal } from "#modules/payments/ledger/post-journal.ts";
import { postTransfers } from "#modules/payments/ledger/post-transfers.ts";
import { type InTransaction, isDatabaseAway, type Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Try } from "./games.ts";
import { eur, NOON, type TestLedger } from "./ledger.ts";
import type { LedgerModel, ModelLeg } from "./ledger-model.ts";

export type Command =
  | { readonly do: "post"; readonly fact: number; readonly legs: readonly ModelLeg[] }
  | { readonly do: "batch"; readonly fact: number; readonly leg: ModelLeg }
  | { readonly do: "hold"; readonly fact: number; readonly leg: ModelLeg }
  /** `hold`: the first, second ... hold that stands when the round begins; one that does not is an unknown one. */
  | { readonly do: "resolve"; readonly fact: number; readonly hold: number; readonly minor: number | null };

/**
 * `crash`: the process dies before the commit. `lost`: after it, before the answer. `cut`: the connection is cut, and
 * nobody knows which. Whoever got no answer asks again with the same key. `twice`: a double tap, both at once.
 */
export type Fate = "lives" | "crash" | "lost" | "cut" | "twice";

export const LIMITED = [true, true, true, false, false];

class Crash extends Error {}

interface Call {
  readonly command: Command;
  readonly key: string;
  /** By the fact that it was held by. */
  readonly held: { readonly fact: string; readonly id: string } | null;
}

export class LedgerGame {
  readonly #ledger: TestLedger;
  readonly #name = newId();
  #held: readonly { readonly fact: string; readonly id: string }[] = [];
  readonly keys: readonly AccountKey[] = [
    wallet(`${this.#name}:a`, "EUR"),
    wallet(`${this.#name}:b`, "EUR"),
    escrow({ kind: "campaign", id: this.#name }, "EUR"),
    gatewayPending(this.#name, "EUR"),
    revenue(this.#name, "EUR"),
  ];

  constructor(ledger: TestLedger) {
    this.#ledger = ledger;
  }

  /** All at once; gives the tries of each, for the model to explain. */
  async play(
    round: readonly { readonly command: Command; readonly fate: Fate }[],
  ): Promise<readonly (readonly Try<LedgerModel>[])[]> {
    const calls = round.flatMap(({ command, fate }) => {
      const held = command.do === "resolve" ? (this.#held[command.hold] ?? null) : null;
      const call = { fate, command, key: newId(), held };
      return fate === "twice" ? [call, call] : [call];
    });
    const tries = await Promise.all(calls.map(({ fate, ...call }) => this.#call(call, fate)));
    await this.#findHeld();
    return tries;
  }

  /** What each account holds, and what of it may be taken. */
  async books(): Promise<readonly (readonly [posted: bigint, available: bigint])[]> {
    const held = await balances(this.#ledger.db, this.keys);
    return held.map(({ posted, available }) => [posted.minor, available.minor]);
  }

  async #call(call: Call, fate: Fate): Promise<readonly Try<LedgerModel>[]> {
    const answers: (string | null)[] = [];
    if (fate === "crash") {
      const first = await this.#try(call, this.#ledger.inTransaction, true);
      // What was refused before the crash was answered; what crashed never happened.
      if (first !== null) answers.push(first);
    } else if (fate === "cut") answers.push(await this.#try(call, this.#ledger.inCutTransaction));
    else if (fate === "lost") answers.push(await this.#try(call, this.#ledger.inTransaction));
    answers.push(await this.#try(call, this.#ledger.inTransaction));
    return answers.map((answer) => ({ answer, play: (model) => playModel(model, call) }));
  }

  async #try(call: Call, inTransaction: InTransaction, crashes = false): Promise<string | null> {
    try {
      return await inTransaction(async (tx) => {
        const isNew = await this.#effect(tx, call);
        if (crashes) throw new Crash();
        return isNew ? "done" : "done before";
      });
    } catch (error) {
      if (error instanceof Crash || isDatabaseAway(error)) return null;
      if (error instanceof KogiError) return error.code;
      throw error;
    }
  }

  async #effect(tx: Tx, { command, key, held }: Call): Promise<boolean> {
    // The fact's kind follows from what is done with it in the model too: one fact is used for one thing.
    const fact = { kind: "game", reference: this.#reference(String(command.fact)), journalId: key };
    switch (command.do) {
      case "post":
        return (await postJournal(tx, { ...fact, legs: command.legs.map((leg) => this.#leg(leg)) }, NOON)).isNew;
      case "batch":
        return (await postTransfers(tx, [{ ...fact, legs: [this.#leg(command.leg)] }], NOON)) === 1;
      case "hold":
        return (await hold(tx, fact, this.#leg(command.leg), NOON)) !== null;
      case "resolve": {
        const holdId = held?.id ?? newId();
        return command.minor === null
          ? voidPending(tx, fact, holdId, NOON)
          : postPending(tx, fact, holdId, NOON, eur(command.minor));
      }
    }
  }

  async #findHeld(): Promise<void> {
    const rows = await this.#ledger.db
      .selectFrom("payments.transfers as t")
      .innerJoin("payments.journals as j", "j.journal_id", "t.journal_id")
      .select(["j.journal_id", "j.reference"])
      .where("j.reference", "like", `${this.#name}:%`)
      .where("t.state", "=", "pending")
      .orderBy("j.journal_id")
      .execute();
    this.#held = rows.map((row) => ({ id: row.journal_id, fact: row.reference.split(":")[1] ?? "" }));
  }

  #reference(fact: string): string {
    return `${this.#name}:${fact}`;
  }

  #leg({ from, to, minor }: ModelLeg) {
    const [debit, credit] = [this.keys[from], this.keys[to]];
    if (!debit || !credit) throw new Error("the game has an account for each of the model's");
    return { debit, credit, amount: eur(minor), kind: "move" };
  }
}

function playModel(model: LedgerModel, { command, held }: Call): string {
  const fact = String(command.fact);
  switch (command.do) {
    case "post":
      return model.post(fact, command.legs);
    case "batch":
      return model.post(fact, [command.leg]);
    case "hold":
      return model.hold(fact, command.leg);
    case "resolve":
      return model.resolve(fact, held?.fact ?? "unknown", command.minor);
  }
}
