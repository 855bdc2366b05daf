// Terms as they are kept in a row and shown on the wire: amounts read once, at the door.
import type { MilestoneTerms } from "#api-schema/hiring-views.ts";
import { fromWire, isPositive, type Money, MoneyError, money, toWire, type WireMoney } from "#money";
import type { JsonValue } from "#platform/db/index.ts";
import { assert, type ErrorMaker } from "#platform/errors/index.ts";
import { tidyLine } from "#platform/text/index.ts";
import { tidy } from "./tidy.ts";

export interface TermsMilestone {
  readonly title: string;
  readonly description: string;
  readonly amount: Money;
  readonly due_date: string | null;
}

export interface Terms {
  readonly pricing: "fixed" | "hourly";
  readonly total: Money;
  readonly hourlyRate: Money | null;
  readonly milestones: readonly TermsMilestone[];
}

// Far above any price here and far enough below the end of int8 that no sum can reach it.
const LARGEST_MINOR = 1_000_000_000_000n;

const SENTENCES: Readonly<Record<MoneyError["reason"], string>> = {
  unknownCurrency: "There is no such currency.",
  badAmount: "Give a whole number of minor units, as digits without leading zeros.",
  outOfRange: "This amount is too large.",
  mixedCurrencies: "These amounts are in different currencies.",
};

/** An amount above zero from a body. Refuses with a pointer to what is wrong with it. */
export function readPrice(wire: WireMoney, refuse: ErrorMaker, pointer: string): Money {
  const refusal = (field: string, detail: string) =>
    refuse({ fields: [{ pointer: `${pointer}/${field}`, detail, code: "amount" }] });
  try {
    const amount = fromWire(wire);
    if (!isPositive(amount)) throw refusal("amount", "The amount must be above zero.");
    if (amount.minor > LARGEST_MINOR) throw refusal("amount", SENTENCES.outOfRange);
    return amount;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw refusal(error.reason === "unknownCurrency" ? "currency" : "amount", SENTENCES[error.reason]);
  }
}

interface MilestoneInput {
  readonly title: string;
  readonly description?: string;
  readonly amount: WireMoney;
  readonly due_date?: string | null;
}

export function readMilestones(list: readonly MilestoneInput[], refuse: ErrorMaker): TermsMilestone[] {
  return list.map((item, index) => ({
    title: tidyLine(item.title),
    description: tidy(item.description ?? ""),
    amount: readPrice(item.amount, refuse, `/body/milestones/${index}/amount`),
    due_date: item.due_date ?? null,
  }));
}

/** For a jsonb column. The currency stands once beside it, in the row. */
export function milestonesToJson(milestones: readonly TermsMilestone[]): string {
  return JSON.stringify(
    milestones.map((item) => ({
      title: item.title,
      description: item.description,
      amount_minor: String(item.amount.minor),
      due_date: item.due_date,
    })),
  );
}

export function milestonesFromJson(value: JsonValue, code: string): TermsMilestone[] {
  assert(Array.isArray(value), "milestones are kept as a list");
  return value.map((item: JsonValue) => {
    assert(typeof item === "object" && item !== null && "amount_minor" in item, "a milestone is kept whole");
    return {
      title: String(item.title),
      description: String(item.description),
      amount: money(BigInt(String(item.amount_minor)), code),
      due_date: item.due_date == null ? null : String(item.due_date),
    };
  });
}

export function milestoneTermsView(item: TermsMilestone): MilestoneTerms {
  return {
    title: item.title,
    description: item.description,
    amount: toWire(item.amount),
    due_date: item.due_date,
  };
}

export const wireOf = (minor: bigint, code: string): WireMoney => ({ amount: String(minor), currency: code });
export const wireOrNull = (minor: bigint | null, code: string | null): WireMoney | null =>
  minor === null || code === null ? null : wireOf(minor, code);
