import { isCurrency, minorDigits, type WireMoney } from "#money";

// What the API takes at most.
const LARGEST_MINOR = 1_000_000_000_000n;

interface Separators {
  readonly group: string;
  readonly decimal: string;
  /** Digits of a group between the first and the last: 2 in India, else 3. */
  readonly middle: number;
}

const known = new Map<string, Separators>();

/** How a locale writes numbers: what groups thousands and what stands before the decimals. */
function separators(locale: string): Separators {
  const found = known.get(locale);
  if (found) return found;
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  const middle = parts.filter((part) => part.type === "integer").at(-2)?.value.length ?? 3;
  const made = { group: find("group") ?? "", decimal: find("decimal") ?? ".", middle };
  known.set(locale, made);
  return made;
}

const WHOLE_DIGITS_MAX = 13;

/**
 * Reads an amount as a person types it in their locale ("1,299.50", "1.299,50", "1 299"), or null when it is not one
 * or has more decimals than the currency. Fewer than three digits at the end can only be decimals, whatever sign stands
 * before them: "12,50" and "1,234,5" for an English reader. What is grouped otherwise than people group is not guessed at.
 */
export function parseMoneyText(typed: string, currency: string, locale: string): WireMoney | null {
  const parts = readParts(typed, currency, locale);
  if (!parts || parts.whole.length > WHOLE_DIGITS_MAX || !isCurrency(currency)) return null;
  return { amount: String(minorOf(parts, minorDigits[currency])), currency };
}

/** Whether nobody pays an amount of this size. */
export function isTooLarge({ amount }: WireMoney): boolean {
  return BigInt(amount) > LARGEST_MINOR;
}

/** Whether it is an amount, and only of a size that nobody pays. */
export function isTypedTooLarge(typed: string, currency: string, locale: string): boolean {
  const parts = readParts(typed, currency, locale);
  return parts !== null && isCurrency(currency) && minorOf(parts, minorDigits[currency]) > LARGEST_MINOR;
}

/** An amount to show how one is typed: with as many decimals as the currency has. */
export function exampleAmount(currency: string, locale: string): string {
  const digits = isCurrency(currency) ? minorDigits[currency] : 2;
  return moneyText({ amount: digits === 0 ? "1200" : `12005${"0".repeat(digits - 1)}`, currency }, locale);
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

const minorOf = ({ whole, fraction }: Parts, digits: number) => BigInt(`${whole}${fraction.padEnd(digits, "0")}`);

function readParts(typed: string, currency: string, locale: string): Parts | null {
  if (!isCurrency(currency)) return null;
  const { decimal, middle } = separators(locale);
  const other = decimal === "." ? "," : ".";
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f]/g, " ")
    .replaceAll("’", "'");
  const [grouped = "", ...behind] = text.split(decimal);
  const sign = /[^0-9]/.exec(grouped)?.[0] ?? other;
  if (![other, " ", "'"].includes(sign)) return null;
  const groups = grouped.split(sign);
  const isStray = sign === other && behind.length === 0 && groups.length > 1 && (groups.at(-1) ?? "").length < 3;
  const fraction = (isStray ? groups.pop() : behind[0]) ?? "";
  if (behind.length > 1 || !/^[0-9]*$/.test(fraction) || fraction.length > minorDigits[currency]) return null;
  return isGrouped(groups, middle) ? { whole: groups.join(""), fraction } : null;
}

function isGrouped(groups: readonly string[], middle: number): boolean {
  if (!groups.every((group) => /^[0-9]+$/.test(group))) return false;
  const [first = "", ...rest] = groups;
  const last = rest.pop();
  if (last === undefined) return true;
  const size = rest.every((group) => group.length === 3) ? 3 : middle;
  return (
    last.length === 3 && first.length <= size && !first.startsWith("0") && rest.every(({ length }) => length === size)
  );
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
