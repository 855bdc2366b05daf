import { isCurrency, minorDigits, type WireMoney } from "#money";

interface Separators {
  readonly group: string;
  readonly decimal: string;
}

const known = new Map<string, Separators>();

/** How a locale writes numbers: what groups thousands and what stands before the decimals. */
function separators(locale: string): Separators {
  const found = known.get(locale);
  if (found) return found;
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  const made = { group: find("group") ?? "", decimal: find("decimal") ?? "." };
  known.set(locale, made);
  return made;
}

/**
 * Reads an amount as a person types it in their locale ("1,299.50", "1.299,50", "1 299"), or null when it is not one
 * or has more decimals than the currency. A group of other than three digits can only be decimals, whatever sign
 * stands before it: "12,50" and "1,234,5" for an English reader. Nothing is ever read as a hundred times more.
 */
export function parseMoneyText(typed: string, currency: string, locale: string): WireMoney | null {
  if (!isCurrency(currency)) return null;
  const digits = minorDigits[currency];
  const { decimal } = separators(locale);
  const other = decimal === "." ? "," : ".";
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, "");
  const [grouped = "", ...behind] = text.split(decimal);
  const groups = grouped.split(other);
  const last = groups.at(-1) ?? "";
  const strayDecimals = behind.length === 0 && groups.length > 1 && last.length < 3 ? groups.pop() : undefined;
  // India groups by two above the last three.
  const wellGrouped = groups.every((group, place) => place === 0 || /^[0-9]{2,3}$/.test(group));
  const whole = groups.join("");
  const fraction = strayDecimals ?? behind[0] ?? "";
  if (!wellGrouped || behind.length > 1 || !/^[0-9]{1,13}$/.test(whole) || !/^[0-9]*$/.test(fraction)) return null;
  if (fraction.length > digits) return null;
  return { amount: String(BigInt(`${whole}${fraction.padEnd(digits, "0")}`)), currency };
}

/** The text that stands in a money field: grouped, without trailing zero decimals of a whole amount. */
export function moneyText({ amount, currency }: WireMoney, locale: string): string {
  const digits = isCurrency(currency) ? minorDigits[currency] : 2;
  const padded = amount.padStart(digits + 1, "0");
  const whole = digits === 0 ? padded : padded.slice(0, -digits);
  const fraction = digits === 0 ? "" : padded.slice(-digits);
  const { decimal } = separators(locale);
  return groupThousands(whole, locale) + (/^0*$/.test(fraction) ? "" : decimal + fraction);
}

/**
 * Formats what stands in a money field while it is typed, and says where the caret goes: behind as many digits as it
 * stood behind before. Anything that is not a plain amount is left as it is.
 */
export function formatWhileTyping(typed: string, caret: number, locale: string): { text: string; caret: number } {
  const { group, decimal } = separators(locale);
  const bare = typed.replaceAll(group, "").replace(/[\s\u00a0\u202f]/g, "");
  const [whole = "", ...rest] = bare.split(decimal);
  if (!/^[0-9]*$/.test(whole) || rest.length > 1) return { text: typed, caret };
  const text = groupThousands(whole, locale) + (rest.length > 0 ? decimal + rest[0] : "");
  const meaningful = (part: string) => [...part].filter((sign) => /[0-9]/.test(sign) || sign === decimal).length;
  const wanted = meaningful(typed.slice(0, caret));
  let place = 0;
  while (place < text.length && meaningful(text.slice(0, place)) < wanted) place += 1;
  return { text, caret: place };
}

function groupThousands(whole: string, locale: string): string {
  return whole === "" ? "" : new Intl.NumberFormat(locale).format(BigInt(whole));
}
