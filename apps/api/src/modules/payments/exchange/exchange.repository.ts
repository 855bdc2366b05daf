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
