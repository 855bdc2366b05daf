// Plays rounds of ledger commands at once on the database; every game has accounts and facts of its own.
import { type AccountKey, escrow, gatewayPending, revenue, wallet } from "#modules/payments/ledger/account-keys.ts";
import { balances } from "#modules/payments/ledger/balances.ts";
import { hold, postPending, voidPending } from "#modules/payments/ledger/hold.ts";
import { postJournal } from "#modules/payments/ledger/post-journal.ts";
import { postTransfers } from "#modules/payments/ledger/post-transfers.ts";
import { reverseJournal } from "#modules/payments/ledger/reverse-journal.ts";
import { money } from "#money";
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
  | { readonly do: "resolve"; readonly fact: number; readonly hold: number; readonly minor: number | null }
  /** What was posted as fact `of`, if it stands when the round begins, is taken back. */
  | { readonly do: "reverse"; readonly of: number };

/**
 * `crash`: the process dies before the commit. `lost`: after it, before the answer. `cut`: the connection is cut, and
 * nobody knows which. Whoever got no answer asks again with the same key. `twice`: a double tap, both at once.
 */
export type Fate = "lives" | "crash" | "lost" | "cut" | "twice";

/** Which accounts may not go below zero; legs join accounts of one currency. */
export const LIMITED = [true, true, true, false, false, true, false];
const EUROS = 5;
export const areOfOneCurrency = (from: number, to: number): boolean => from < EUROS === to < EUROS;

class Crash extends Error {}

interface Standing {
  readonly fact: string;
  readonly id: string;
}

interface Call {
  readonly command: Command;
  readonly key: string;
  /** What it is about: a hold or a journal, by its fact. */
  readonly standing: Standing | null;
}

export class LedgerGame {
  readonly #ledger: TestLedger;
  readonly #name = newId();
  #held: readonly Standing[] = [];
  #posted: readonly Standing[] = [];
  readonly keys: readonly AccountKey[] = [
    wallet(`${this.#name}:a`, "EUR"),
    wallet(`${this.#name}:b`, "EUR"),
    escrow({ kind: "campaign", id: this.#name }, "EUR"),
    gatewayPending(this.#name, "EUR"),
    revenue(this.#name, "EUR"),
    wallet(`${this.#name}:a`, "USD"),
    gatewayPending(this.#name, "USD"),
  ];

  constructor(ledger: TestLedger) {
    this.#ledger = ledger;
  }

  /** All at once; gives the tries of each, for the model to explain. */
  async play(
    round: readonly { readonly command: Command; readonly fate: Fate }[],
  ): Promise<readonly (readonly Try<LedgerModel>[])[]> {
    const calls = round.flatMap(({ command, fate }) => {
      const call = { fate, command, key: newId(), standing: this.#standing(command) };
      return fate === "twice" ? [call, call] : [call];
    });
    const tries = await Promise.all(calls.map(({ fate, ...call }) => this.#call(call, fate)));
    this.#held = await this.#find("pending");
    this.#posted = await this.#find("posted");
    return tries;
  }

  #standing(command: Command): Standing | null {
    if (command.do === "resolve") return this.#held[command.hold] ?? null;
    if (command.do === "reverse") return this.#posted.find(({ fact }) => fact === String(command.of)) ?? null;
    return null;
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

  async #effect(tx: Tx, { command, key, standing }: Call): Promise<boolean> {
    const id = standing?.id ?? newId();
    // The fact's kind follows from what is done with it in the model too: one fact is used for one thing.
    const fact = (of: number) => ({ kind: "game", reference: this.#reference(String(of)), journalId: key });
    switch (command.do) {
      case "post": {
        const legs = command.legs.map((leg) => this.#leg(leg));
        return (await postJournal(tx, { ...fact(command.fact), legs }, NOON)).isNew;
      }
      case "batch":
        return (await postTransfers(tx, [{ ...fact(command.fact), legs: [this.#leg(command.leg)] }], NOON)) === 1;
      case "hold":
        return (await hold(tx, fact(command.fact), this.#leg(command.leg), NOON)) !== null;
      case "resolve":
        return command.minor === null
          ? voidPending(tx, fact(command.fact), id, NOON)
          : postPending(tx, fact(command.fact), id, NOON, eur(command.minor));
      case "reverse":
        return (await reverseJournal(tx, id, NOON, "Booked twice.")).isNew;
    }
  }

  async #find(state: "pending" | "posted"): Promise<readonly Standing[]> {
    const rows = await this.#ledger.db
      .selectFrom("payments.transfers as t")
      .innerJoin("payments.journals as j", "j.journal_id", "t.journal_id")
      .select(["j.journal_id", "j.reference"])
      .distinct()
      .where("j.reference", "like", `${this.#name}:%`)
      .where("t.state", "=", state)
      .where("t.resolves_journal_id", "is", null)
      .orderBy("j.journal_id")
      .execute();
    return rows.map((row) => ({ id: row.journal_id, fact: row.reference.split(":")[1] ?? "" }));
  }

  #reference(fact: string): string {
    return `${this.#name}:${fact}`;
  }

  #leg({ from, to, minor }: ModelLeg) {
    const [debit, credit] = [this.keys[from], this.keys[to]];
    if (!debit || !credit) throw new Error("the game has an account for each of the model's");
    return { debit, credit, amount: money(BigInt(minor), debit.currency), kind: "move" };
  }
}

function playModel(model: LedgerModel, { command, standing }: Call): string {
  const about = standing?.fact ?? "unknown";
  switch (command.do) {
    case "post":
      return model.post(String(command.fact), command.legs);
    case "batch":
      return model.post(String(command.fact), [command.leg]);
    case "hold":
      return model.hold(String(command.fact), command.leg);
    case "resolve":
      return model.resolve(String(command.fact), about, command.minor);
    case "reverse":
      return model.reverse(about);
  }
}
