import type { Insertable, Selectable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { ExchangeQuotesTable } from "../payments.tables.ts";

export type ExchangeQuoteRow = Selectable<ExchangeQuotesTable>;

export async function insertQuote(tx: Tx, quote: Insertable<ExchangeQuotesTable>): Promise<ExchangeQuoteRow> {
  return tx.insertInto("payments.exchange_quotes").values(quote).returningAll().executeTakeFirstOrThrow();
}

export async function findQuote(db: Db, userId: string, quoteId: string): Promise<ExchangeQuoteRow | undefined> {
  return db
    .selectFrom("payments.exchange_quotes")
    .selectAll()
    .where("quote_id", "=", quoteId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

export async function lockQuote(tx: Tx, userId: string, quoteId: string): Promise<ExchangeQuoteRow | undefined> {
  return tx
    .selectFrom("payments.exchange_quotes")
    .selectAll()
    .where("quote_id", "=", quoteId)
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
}

/** `heldSince`: how old the money is that is changed. */
export async function markAccepted(
  tx: Tx,
  quoteId: string,
  { at, heldSince }: { readonly at: Date; readonly heldSince: Date },
): Promise<void> {
  await tx
    .updateTable("payments.exchange_quotes")
    .set({ accepted_at: at, held_since: heldSince })
    .where("quote_id", "=", quoteId)
    .where("accepted_at", "is", null)
    .execute();
}

/** What somebody changed out of a currency since then and has not been changed back, newest first. */
export async function exchangesOutOf(
  tx: Tx,
  { userId, currency, since }: { readonly userId: string; readonly currency: string; readonly since: Date },
): Promise<readonly ExchangeQuoteRow[]> {
  return tx
    .selectFrom("payments.exchange_quotes")
    .selectAll()
    .where("user_id", "=", userId)
    .where("from_currency", "=", currency)
    .where("accepted_at", ">=", since)
    .whereRef("back_minor", "<", "from_minor")
    .orderBy("accepted_at", "desc")
    .orderBy("quote_id", "desc")
    .execute();
}

/** While the wallets it moves between are kept still, which nobody else changes back without. */
export async function markChangedBack(tx: Tx, quoteId: string, gotMinor: bigint): Promise<void> {
  await tx
    .updateTable("payments.exchange_quotes")
    .set((eb) => ({ back_minor: eb("back_minor", "+", gotMinor) }))
    .where("quote_id", "=", quoteId)
    .execute();
}
