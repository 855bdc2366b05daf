// What a row of the table says, and who plays in it.
import type { Works } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import type { World } from "#test/world.ts";

export interface Stage {
  readonly kogi: World;
  readonly works: Works;
  readonly client: Person;
  readonly freelancer: Person;
  readonly admin: Person;
}

/** A call that goes through but for what a row spoils. */
export interface MoneyCall {
  readonly by: Person | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AmountRule {
  /** The code for what no amount may be. */
  readonly code: string;
  /** For nothing at all, where that is not the same; null where it is a fair answer. */
  readonly zero?: string | null;
  /** For money of another currency: the code, or null where any currency will do. */
  readonly foreign: string | null;
  /** It only says what the page showed: anything but what is there now is a conflict. */
  readonly asSeen?: boolean;
  /** Less than nothing is a fair answer. */
  readonly signed?: boolean;
}

export interface Fault {
  readonly name: string;
  readonly spoil: (call: MoneyCall, stage: Stage) => Promise<Partial<MoneyCall>> | Partial<MoneyCall>;
  readonly status: number;
  /** Null: it goes through, and moves nothing. */
  readonly code: string | null;
}

export interface MoneyRow {
  /** As the contract has it: `POST /api/payouts`. */
  readonly route: string;
  /** Made once: whatever is refused leaves it as it was, so that the good call at the end goes through. */
  readonly call: (stage: Stage) => Promise<MoneyCall>;
  /** By place in the body; `digits`: minor units of the currency beside them, judged by the faults. */
  readonly amounts?: Readonly<Record<string, AmountRule | "digits">>;
  readonly faults: readonly Fault[];
  /** What the unspoiled call answers. */
  readonly good: number;
}

export const NOBODY = "01990000-0000-7000-8000-000000000000";

/** The call about a thing that does not exist. */
export const aboutNothing = (param: string, code: string, status = 404): Fault => ({
  name: "a thing that does not exist",
  spoil: () => ({ params: { [param]: NOBODY } }),
  status,
  code,
});
