import { add, fromWire, isZero, toWire, type WireMoney, zero } from "#money";
import { amountFault } from "../../lib/amount-fault.ts";
import { parseMoneyText } from "../../lib/money-text.ts";
import { type Priced, pricedByPart } from "../money/quote.ts";
import { rowField, rowsOf } from "./row-names.ts";

/** The amount that stands in a field of a form; null when it is empty or no amount. */
export function amountInField(form: FormData, name: string, locale: string): WireMoney | null {
  return parseMoneyText(String(form.get(name) ?? ""), String(form.get(`${name}_currency`) ?? ""), locale);
}

/** What to say when `amountInField` is null, or too large for the API: the page's sentence, or one that fits better. */
export function faultInField(form: FormData, name: string, { locale, refusal }: { locale: string; refusal: string }) {
  const [typed, currency] = [String(form.get(name) ?? ""), String(form.get(`${name}_currency`) ?? "")];
  return amountFault({ typed, currency, locale }, refusal);
}

/** What the milestones of a form add up to so far, and each of them; null while none has an amount. */
export function sumOfRows(form: FormData, locale: string): Priced | null {
  const amounts = rowsOf(form).flatMap((row) => amountInField(form, rowField(row, "amount"), locale) ?? []);
  const first = amounts[0];
  if (!first || amounts.some(({ currency }) => currency !== first.currency)) return null;
  const sum = amounts.map(fromWire).reduce(add, zero(fromWire(first).currency));
  if (isZero(sum)) return null;
  const named = amounts.filter(({ amount }) => amount !== "0").map((amount) => ({ amount }));
  return pricedByPart(toWire(sum), named);
}

/** The most that a client wants to spend. */
export function budgetAmount(form: FormData, locale: string): WireMoney | null {
  return amountInField(form, "budget", locale);
}

export function hourAmount(form: FormData, locale: string): WireMoney | null {
  return amountInField(form, "hourly_rate", locale);
}

/** The freelancer's part of what is disputed. */
export function shareAmount(form: FormData, locale: string): WireMoney | null {
  return amountInField(form, "to_freelancer", locale);
}

/** The part of a milestone that is approved. */
export function partAmount(form: FormData, locale: string): WireMoney | null {
  return amountInField(form, "amount", locale);
}

/** The price of a proposal, by its milestones once they add up to it. */
export function proposalAmount(form: FormData, locale: string): Priced | null {
  const price = amountInField(form, "amount", locale);
  const rows = sumOfRows(form, locale);
  return price && rows?.amount === price.amount && rows.currency === price.currency ? rows : price;
}
