// The amounts of a fee component as an administrator types them: a line a currency.
import type { FeePackBody } from "#api-schema/payments-fees.ts";
import { fromDecimal, isCurrency, MoneyError, money, toDecimal } from "#money";

type Amounts = FeePackBody["components"][number]["amounts"];
type OfCurrency = Amounts[string];

const bounds = ["fixed", "minimum", "maximum", "from", "below"] as const;

/** Reads what `spellAmounts` writes; `line` is the one that cannot be read. */
export function parseAmounts(text: string): { readonly amounts: Amounts } | { readonly line: string } {
  const amounts: Record<string, OfCurrency> = {};
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [, code = "", rest = ""] = /^([A-Z]{3}):\s*(.+)$/.exec(line) ?? [];
    const read = isCurrency(code) && !(code in amounts) ? parseLine(rest, code) : null;
    if (!read) return { line };
    amounts[code] = read;
  }
  return { amounts };
}

function parseLine(text: string, code: string): OfCurrency | null {
  const read: OfCurrency = {};
  for (const part of text.split(",").map((one) => one.trim())) {
    const [, bound, amount = ""] = /^([a-z]+) ([0-9.]+)$/.exec(part) ?? [];
    const [, rate = "", from = ""] = /^([0-9.]+) ?% from ([0-9.]+)$/.exec(part) ?? [];
    const name = bounds.find((one) => one === bound);
    const minor = minorOf(name ? amount : from, code);
    if (minor === null) return null;
    if (name) read[name] = minor;
    else {
      const rateBps = parseRate(rate);
      if (rateBps === null) return null;
      read.tiers = [...(read.tiers ?? []), { from: minor, rate_bps: rateBps }];
    }
  }
  return read;
}

function minorOf(text: string, code: string): string | null {
  try {
    return String(fromDecimal(text, code).minor);
  } catch (error) {
    if (error instanceof MoneyError) return null;
    throw error;
  }
}

/** `2.9` is 290 basis points; null for anything that is no rate from 0 to 100 with two decimals. */
export function parseRate(text: string): number | null {
  const [, whole, fraction = ""] = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const rateBps = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return rateBps <= 10_000 ? rateBps : null;
}

export function spellRate(rateBps: number): string {
  return String(rateBps / 100);
}

export function spellAmounts(amounts: Amounts): string {
  return Object.entries(amounts)
    .map(([code, of]) => {
      const spell = (minor: string) => toDecimal(money(BigInt(minor), code));
      const parts = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [`${bound} ${spell(of[bound])}`]));
      const tiers = (of.tiers ?? []).map((tier) => `${spellRate(tier.rate_bps)}% from ${spell(tier.from)}`);
      return `${code}: ${[...parts, ...tiers].join(", ")}`;
    })
    .join("\n");
}
