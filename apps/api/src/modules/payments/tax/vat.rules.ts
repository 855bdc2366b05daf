// Which value added tax is in a fee of Kogi's. Fees are told with their tax, so nobody pays more by where they live;
// the rule says how much of a fee is tax, and whose.
import { type Bps, bps, divideHalfEven, type Money, money, subtract } from "#money";
import { countryName } from "../documents/country-name.ts";

export type Treatment = "standard" | "reverse_charge" | "outside" | "none";

export interface VatSeller {
  /** Null: not registered, charges none. */
  readonly country: string | null;
}

export interface VatBuyer {
  readonly country: string | null;
  readonly vatId: string | null;
}

export interface VatVerdict {
  readonly treatment: Treatment;
  readonly rateBps: Bps;
  /** To whom the tax goes. */
  readonly country: string | null;
  readonly note: string;
}

const none = (treatment: Treatment, note: string): VatVerdict => ({ treatment, rateBps: bps(0), country: null, note });

export const NO_RULE = "No tax is charged: no tax rule is in force for this supply.";

/**
 * The place of supply of a service that is rendered electronically: with a business, where the business is, which
 * accounts for the tax itself (articles 44 and 196 of Directive 2006/112/EC); with anybody else, where they live
 * (article 58). `rates`: the standard rates in force that day, of the Union's members.
 */
export function vatOf(seller: VatSeller, buyer: VatBuyer, rates: ReadonlyMap<string, Bps>): VatVerdict {
  if (seller.country === null || buyer.country === null) return none("none", NO_RULE);
  const rate = rates.get(buyer.country);
  if (rate === undefined)
    return none("outside", "Outside the scope of VAT in the European Union: the customer is established elsewhere.");
  if (buyer.country !== seller.country && buyer.vatId !== null)
    return none(
      "reverse_charge",
      `Reverse charge: VAT is accounted for by the customer, ${buyer.vatId} (article 196 of Directive 2006/112/EC).`,
    );
  const percent = (rate / 100).toFixed(2).replace(/\.?0+$/, "");
  return {
    treatment: "standard",
    rateBps: rate,
    country: buyer.country,
    note: `Fees include ${percent} % VAT of ${countryName(buyer.country)}. Protected funds are not a supply of Kogi's and carry none.`,
  };
}

/** The tax within an amount that includes it: to the nearest minor unit, halves to even. */
export function taxWithin(gross: Money, rate: Bps): Money {
  const net = money(divideHalfEven(gross.minor * 10_000n, 10_000n + BigInt(rate)), gross.currency);
  return subtract(gross, net);
}

/**
 * The tax of a credit note: of all that was refunded up to now its share, less what earlier notes took back, so that
 * the last one ends at the very tax of the receipt, however many there were.
 */
export function creditedTax(of: {
  readonly tax: Money;
  readonly fees: Money;
  readonly refunded: Money;
  readonly creditedBefore: Money;
}): Money {
  if (of.fees.minor === 0n) return money(0n, of.fees.currency);
  const upToNow = divideHalfEven(of.tax.minor * of.refunded.minor, of.fees.minor);
  return money(upToNow - of.creditedBefore.minor, of.fees.currency);
}

/** A VAT id as it is kept: without spaces, dots and dashes, in capitals, behind its prefix. */
export function tidyVatId(typed: string): string {
  return typed.toUpperCase().replace(/[\s.-]/g, "");
}

export function fitsShape(vatId: string, shape: { readonly prefix: string; readonly pattern: string }): boolean {
  return vatId.startsWith(shape.prefix) && new RegExp(shape.pattern).test(vatId.slice(shape.prefix.length));
}
