// What the ledger must do, in the simplest possible words: the property test plays the same commands on both.

export interface ModelLeg {
  readonly from: number;
  readonly to: number;
  readonly minor: number;
}
export type Outcome =
  | "done"
  | "done before"
  | "ledger.not_enough"
  | "ledger.already_posted"
  | "ledger.already_resolved"
  | "ledger.more_than_held"
  | "ledger.not_held"
  | "ledger.not_reversible";

interface Account {
  posted: number;
  reserved: number;
  readonly limited: boolean;
}
interface Hold {
  readonly leg: ModelLeg;
  resolved: boolean;
}

export class LedgerModel {
  readonly accounts: readonly Account[];
  readonly holds = new Map<string, Hold>();
  readonly #facts = new Map<string, string>();
  readonly #posted = new Map<string, readonly ModelLeg[]>();

  /** `limited[i]`: account i may not go below zero. */
  constructor(limited: readonly boolean[]) {
    this.accounts = limited.map((isLimited) => ({ posted: 0, reserved: 0, limited: isLimited }));
  }

  clone(): LedgerModel {
    const copy = new LedgerModel(this.accounts.map(({ limited }) => limited));
    for (const [index, account] of this.accounts.entries()) Object.assign(copy.#account(index), account);
    for (const [fact, hold] of this.holds) copy.holds.set(fact, { ...hold });
    for (const [fact, content] of this.#facts) copy.#facts.set(fact, content);
    for (const [fact, legs] of this.#posted) copy.#posted.set(fact, legs);
    return copy;
  }

  print(): string {
    const sorted = (map: ReadonlyMap<string, unknown>) => [...map].toSorted(([a], [b]) => a.localeCompare(b));
    return JSON.stringify([this.accounts, sorted(this.holds), sorted(this.#facts)]);
  }

  post(fact: string, legs: readonly ModelLeg[]): Outcome {
    return this.#once(fact, JSON.stringify(legs), () => {
      this.#posted.set(fact, legs);
      for (const { from, to, minor } of legs) {
        this.#account(from).posted -= minor;
        this.#account(to).posted += minor;
      }
    });
  }

  /** Once a journal, whoever asks. */
  reverse(fact: string): Outcome {
    const posted = this.#posted.get(fact);
    if (!posted) return "ledger.not_reversible";
    return this.post(
      `reversal of ${fact}`,
      posted.map(({ from, to, minor }) => ({ from: to, to: from, minor })),
    );
  }

  hold(fact: string, leg: ModelLeg): Outcome {
    return this.#once(fact, `hold ${JSON.stringify(leg)}`, () => {
      this.#account(leg.from).reserved += leg.minor;
      this.holds.set(fact, { leg, resolved: false });
    });
  }

  /** Pays `minor` of the hold, or gives all back when it is null. */
  resolve(fact: string, holdFact: string, minor: number | null): Outcome {
    const hold = this.holds.get(holdFact);
    if (!hold) return "ledger.not_held";
    if (minor !== null && minor > hold.leg.minor) return "ledger.more_than_held";
    const content = `resolve ${holdFact} ${minor}`;
    const before = this.#facts.get(fact);
    if (before !== undefined) return before === content ? "done before" : "ledger.already_posted";
    if (hold.resolved) return "ledger.already_resolved";
    this.#facts.set(fact, content);
    hold.resolved = true;
    this.#account(hold.leg.from).reserved -= hold.leg.minor;
    this.#account(hold.leg.from).posted -= minor ?? 0;
    this.#account(hold.leg.to).posted += minor ?? 0;
    return "done";
  }

  #once(fact: string, content: string, apply: () => void): Outcome {
    const before = this.#facts.get(fact);
    if (before !== undefined) return before === content ? "done before" : "ledger.already_posted";
    const saved = this.accounts.map((account) => ({ ...account }));
    const holds = new Map(this.holds);
    apply();
    // The legs of a journal count together: what one takes another of the same journal may bring.
    if (this.accounts.some((account) => account.limited && account.posted < account.reserved)) {
      for (const [index, account] of saved.entries()) Object.assign(this.#account(index), account);
      this.holds.clear();
      for (const [key, hold] of holds) this.holds.set(key, hold);
      this.#posted.delete(fact);
      return "ledger.not_enough";
    }
    this.#facts.set(fact, content);
    return "done";
  }

  #account(index: number): Account {
    const account = this.accounts[index];
    if (!account) throw new Error(`the model has no account ${index}`);
    return account;
  }
}
