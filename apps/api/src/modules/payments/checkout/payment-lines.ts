// The rows of a payment as they were agreed: kept beside it, because the rule may be replaced and the quote may move.
import type { Static } from "typebox";
import type { PaymentLine } from "#api-schema/payments-views.ts";
import { fromWire, type Money, toWire } from "#money";
import type { JsonValue } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { FeeQuote } from "../fees/fee.rules.ts";

export type LineView = Static<typeof PaymentLine>;

export interface Line {
  readonly kind: LineView["kind"];
  readonly label: string;
  readonly amount: Money;
}

export function linesOfQuote(quote: FeeQuote, heldLabel: string): readonly Line[] {
  const fees = quote.payerLines.map((line) => ({ kind: line.kind, label: line.label, amount: line.amount }));
  return [{ kind: "protected", label: heldLabel, amount: quote.held }, ...fees.filter((fee) => fee.amount.minor > 0n)];
}

/** The first line is what is paid for; every other one, whatever it is called, is a fee on it. */
export const feesAmong = (lines: readonly Line[]): readonly Line[] => lines.slice(1);

export function storeLines(lines: readonly Line[]): string {
  return JSON.stringify(lines.map((line) => ({ ...line, amount: toWire(line.amount) })));
}

export function readLines(stored: JsonValue): readonly Line[] {
  assert(Array.isArray(stored), "a payment keeps its lines as a list");
  return stored.map((line: JsonValue) => {
    // Written by storeLines alone.
    const { kind, label, amount } = line as {
      kind: string;
      label: string;
      amount: { amount: string; currency: string };
    };
    return { kind, label, amount: fromWire(amount) };
  });
}
