// Money from the wire: refused with a pointer to the field when it cannot be paid with.
import { fromWire, isPositive, type Money, MoneyError, type WireMoney } from "#money";
import type { ErrorMaker } from "#platform/errors/index.ts";

// Ten thousand million euros: above anything anybody pays here, and a million times below the end of int8, so that no
// sum of fees can reach it.
const LARGEST_MINOR = 1_000_000_000_000n;

const SENTENCES: Readonly<Record<MoneyError["reason"], string>> = {
  unknownCurrency: "There is no such currency.",
  badAmount: "Give a whole number of minor units, as digits without leading zeros.",
  outOfRange: "This amount is too large.",
  mixedCurrencies: "These amounts are in different currencies.",
};

/** Reads an amount somebody wants to move: above zero, in a currency that exists, of a size that can be paid. */
export function readAmount(wire: WireMoney, refuse: ErrorMaker, pointer = "/body/amount"): Money {
  const refusal = (at: string, detail: string) => refuse({ detail, fields: [{ pointer: at, detail }] });
  try {
    const amount = fromWire(wire);
    if (!isPositive(amount)) throw refusal(`${pointer}/amount`, "The amount must be above zero.");
    if (amount.minor > LARGEST_MINOR) throw refusal(`${pointer}/amount`, SENTENCES.outOfRange);
    return amount;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    const field = error.reason === "unknownCurrency" ? "currency" : "amount";
    throw refusal(`${pointer}/${field}`, SENTENCES[error.reason]);
  }
}
