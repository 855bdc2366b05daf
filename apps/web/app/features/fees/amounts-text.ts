// The amounts of a fee component as an administrator types them in their own language: a line a currency.
import type { FeePackBody } from "#api-schema/payments-fees.ts";
import { isCurrency } from "#money";
import { moneyText, parseMoneyText } from "../../lib/money-text.ts";

type Amounts = FeePackBody["components"][number]["amounts"];
type OfCurrency = Amounts[string];

const bounds = ["fixed", "minimum", "maximum", "from", "below"] as const;

/** How the reader writes numbers, and what they call each bound. */
export interface Reading {
  readonly locale: string;
  readonly bounds: Readonly<Record<(typeof bounds)[number], string>>;
}

/** Reads what `spellAmounts` writes; `line` is the one that cannot be read. */
export function parseAmounts(
  text: string,
  reading: Reading,
): { readonly amounts: Amounts } | { readonly line: string } {
  const amounts: Record<string, OfCurrency> = {};
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [, code = "", rest = ""] = /^([A-Z]{3}):\s*(.+)$/.exec(line) ?? [];
    const read = isCurrency(code) && !(code in amounts) ? parseLine(rest, code, reading) : null;
    if (!read) return { line };
    amounts[code] = read;
  }
  return { amounts };
}

function parseLine(text: string, code: string, { locale, bounds: words }: Reading): OfCurrency | null {
  const read: OfCurrency = {};
  // A comma between parts has a space behind it, one within a number has none.
  for (const part of text.split(/;|,\s/).map((one) => one.trim())) {
    const [, rate, from] = /^([0-9.,]+)\s?% (.+)$/.exec(part) ?? [];
    const name = bounds.find((bound) => (from ?? part).startsWith(`${words[bound]} `));
    if (!name || (rate !== undefined && name !== "from")) return null;
    const typed = (from ?? part).slice(words[name].length + 1);
    const minor = parseMoneyText(typed, code, locale)?.amount;
    if (minor === undefined) return null;
    if (rate === undefined) read[name] = minor;
    else {
      const rateBps = parseRate(rate);
      if (rateBps === null) return null;
      read.tiers = [...(read.tiers ?? []), { from: minor, rate_bps: rateBps }];
    }
  }
  return read;
}

/** `2.9` and `2,9` are 290 basis points; null for anything that is no rate from 0 to 100 with two decimals. */
export function parseRate(text: string): number | null {
  const [, whole, fraction = ""] = /^([0-9]{1,3})(?:[.,]([0-9]{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const rateBps = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return rateBps <= 10_000 ? rateBps : null;
}

export function spellRate(rateBps: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rateBps / 100);
}

export function spellAmounts(amounts: Amounts, { locale, bounds: words }: Reading): string {
  return Object.entries(amounts)
    .map(([currency, of]) => {
      const spell = (amount: string) => moneyText({ amount, currency }, locale);
      const parts = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [`${words[bound]} ${spell(of[bound])}`]));
      const tiers = (of.tiers ?? []).map(
        (tier) => `${spellRate(tier.rate_bps, locale)} % ${words.from} ${spell(tier.from)}`,
      );
      return `${currency}: ${[...parts, ...tiers].join("; ")}`;
    })
    .join("\n");
}
