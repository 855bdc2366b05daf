// The statement of a period as a file: all of it or a refusal, oldest first, as a bookkeeper reads it.
import { join } from "node:path";
import type { Language } from "#api-schema/languages.ts";
import { negate, toDecimal } from "#money";
import { type CsvCell, toCsv, typeset } from "#platform/documents/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readParty } from "../documents/parties.ts";
import { printedWords, writerIn } from "../documents/printed-words.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { wallet } from "../ledger/account-keys.ts";
import { statementErrors } from "../payments.errors.ts";
import { listMovements, type Movement, type PeriodTotals, periodTotals } from "./statement.repository.ts";
import { type ReadStatementQuery, readStatementQuery, type StatementWish } from "./statement-query.ts";

// About a hundred pages: longer than anybody prints, short enough to be set in a second.
export const EXPORT_LINES_MAX = 5_000;
const TEMPLATE = join(import.meta.dirname, "../documents/statement.typ");

interface Export {
  readonly wish: ReadStatementQuery;
  readonly lines: readonly Movement[];
  readonly totals: PeriodTotals;
}

/** Raises `statement.bad_period`, `statement.too_long`, `payment.invalid_amount`. */
async function collect(platform: Platform, actor: Actor, query: StatementWish): Promise<Export> {
  const wish = readStatementQuery(platform, query);
  const account = wallet(actor.userId, wish.currency);
  const newest = await listMovements(platform.db, account, { ...wish, before: null, limit: EXPORT_LINES_MAX + 1 });
  if (newest.length > EXPORT_LINES_MAX) throw statementErrors.tooLong({ at: "/query/from" });
  return { wish, lines: newest.toReversed(), totals: await periodTotals(platform.db, account, wish) };
}

export async function statementCsv(platform: Platform, actor: Actor, query: StatementWish): Promise<Buffer> {
  const { wish, lines, totals } = await collect(platform, actor, query);
  const bound = (date: string, what: string, balance: string): CsvCell[] => [
    date,
    what,
    "",
    "",
    balance,
    wish.currency,
    "",
  ];
  return toCsv([
    ["date", "description", "kind", "amount", "balance", "currency", "journal"],
    bound(wish.firstDay ?? "", "Opening balance", toDecimal(totals.opening)),
    ...lines.map((line) => [
      line.at.toISOString(),
      line.description ?? "",
      line.kind,
      toDecimal(line.amount),
      toDecimal(line.balance),
      wish.currency,
      line.journalId,
    ]),
    bound(wish.lastDay, "Closing balance", toDecimal(totals.closing)),
  ]);
}

export async function statementPdf(
  platform: Platform,
  actor: Actor,
  { language = "en", ...query }: StatementWish & { readonly language?: Language },
): Promise<Buffer> {
  const { wish, lines, totals } = await collect(platform, actor, query);
  const writer = writerIn(language);
  const show = writer.money;
  const bounds = { from: wish.firstDay === null ? null : writer.day(wish.firstDay), to: writer.day(wish.lastDay) };
  const data = {
    sandbox: gatewayOf(platform).name === "sandbox",
    language,
    words: printedWords[language],
    title: language === "de" ? "Kontoauszug der Wallet" : "Wallet statement",
    holder: writer.party(await readParty(platform.db, actor.userId)),
    currency: wish.currency,
    period: periodText[language]({ ...bounds, currency: wish.currency }),
    filtered: wish.kinds !== null || wish.direction !== null,
    opening: show(totals.opening),
    moved_in: show(totals.movedIn),
    moved_out: show(negate(totals.movedOut)),
    closing: show(totals.closing),
    lines: lines.map((line) => ({
      date: writer.day(line.at),
      what: writer.say(line.description ?? line.kind),
      amount: show(line.amount),
      balance: show(line.balance),
    })),
  };
  // A period may reach far ahead, where no document can be dated.
  const madeMs = Math.min(wish.until.getTime(), platform.clock.now().getTime());
  return typeset(TEMPLATE, data, new Date(madeMs));
}

interface Bounds {
  /** Null: from the beginning. */
  readonly from: string | null;
  readonly to: string;
  readonly currency: string;
}

const periodText: Readonly<Record<Language, (bounds: Bounds) => string>> = {
  en: ({ from, to, currency }) => `From ${from ?? "the beginning"} to ${to}, in ${currency}, days in UTC`,
  de: ({ from, to, currency }) =>
    `${from === null ? "Vom Anfang" : `Vom ${from}`} bis ${to}, in ${currency}, Tage in UTC`,
};
