import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import { toWire } from "#money";
import { type Actor, decodeCursor, foreignCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { wallet } from "../ledger/account-keys.ts";
import type { StatementPlace } from "../ledger/statement.ts";
import { countMovements, listMovements, periodTotals } from "./statement.repository.ts";
import { readStatementQuery } from "./statement-query.ts";

type Query = Static<(typeof paymentsApi.listStatement)["query"]>;
type StatementPage = Static<(typeof paymentsApi.listStatement)["response"]>;

/** The movements of the wallet in one currency, newest first, each with the balance after it, and the period's ends. */
export async function readStatement(platform: Platform, actor: Actor, query: Query): Promise<StatementPage> {
  const wish = readStatementQuery(platform, query);
  const account = wallet(actor.userId, wish.currency);
  const limit = query.limit ?? 20;
  const before = query.cursor === undefined ? null : readPlace(query.cursor);
  const lines = await listMovements(platform.db, account, { ...wish, before, limit: limit + 1 });
  const totals = await periodTotals(platform.db, account, wish);
  const page = toPage(
    lines,
    limit,
    (line) => [String(line.seq), line.leg],
    (line) => ({
      entry_id: `${line.journalId}:${line.leg}`,
      created_at: line.at.toISOString(),
      kind: line.kind,
      description: line.description ?? "",
      amount: toWire(line.amount),
      balance: toWire(line.balance),
    }),
  );
  return {
    ...page,
    ...(query.count ? { total: await countMovements(platform.db, account, wish) } : {}),
    period: {
      from: wish.firstDay,
      to: wish.lastDay,
      opening: toWire(totals.opening),
      moved_in: toWire(totals.movedIn),
      moved_out: toWire(totals.movedOut),
      closing: toWire(totals.closing),
    },
  };
}

function readPlace(cursor: string): StatementPlace {
  const [seq, leg] = decodeCursor(cursor, 2);
  const known =
    typeof seq === "string" &&
    /^[0-9]{1,18}$/.test(seq) &&
    Number.isInteger(leg) &&
    Number(leg) >= 0 &&
    Number(leg) < 32_768;
  if (!known) throw foreignCursor();
  return { seq: BigInt(seq), leg: Number(leg) };
}
