import type { LedgerAccountView } from "#api-schema/payments-ledger.ts";
import { money, toWire } from "#money";
import { countRows, type Db } from "#platform/db/index.ts";

/** An account before anybody asked whose it is. */
export type AccountRow = Omit<LedgerAccountView, "owner">;

export interface AccountFilter {
  readonly kinds: readonly string[];
  readonly currencies: readonly string[];
  readonly ownerId: string | undefined;
}

const columns = [
  "account_id",
  "kind",
  "owner_kind",
  "owner_id",
  "currency",
  "posted",
  "available",
  "closed_at",
] as const;

/** In the order of their ids. Gives one more than `limit` when there are more. */
export async function listAccounts(
  db: Db,
  filter: AccountFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<AccountRow[]> {
  const rows = await filtered(db, filter)
    .select(columns)
    .$if(page.after !== null, (query) => query.where("account_id", ">", page.after ?? ""))
    .orderBy("account_id")
    .limit(page.limit + 1)
    .execute();
  return rows.map(accountView);
}

export function countAccounts(db: Db, filter: AccountFilter): Promise<number> {
  return countRows(
    db,
    filtered(db, filter).select((eb) => eb.lit(1).as("one")),
  );
}

export async function findAccount(db: Db, accountId: string): Promise<AccountRow | undefined> {
  const row = await db
    .selectFrom("payments.balances")
    .select(columns)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row && accountView(row);
}

function filtered(db: Db, { kinds, currencies, ownerId }: AccountFilter) {
  return db
    .selectFrom("payments.balances")
    .$if(kinds.length > 0, (query) => query.where("kind", "in", kinds))
    .$if(currencies.length > 0, (query) => query.where("currency", "in", currencies))
    .$if(ownerId !== undefined, (query) => query.where("owner_id", "=", ownerId ?? ""));
}

// The columns of a view are nullable to the types; those of this one come from columns that are not.
interface Row {
  readonly account_id: string | null;
  readonly kind: string | null;
  readonly owner_kind: string | null;
  readonly owner_id: string | null;
  readonly currency: string | null;
  readonly posted: bigint | null;
  readonly available: bigint | null;
  readonly closed_at: Date | null;
}

function accountView(row: Row): AccountRow {
  const code = row.currency ?? "";
  return {
    account_id: row.account_id ?? "",
    kind: row.kind ?? "",
    owner_kind: row.owner_kind ?? "",
    owner_id: row.owner_id ?? "",
    currency: code,
    balance: toWire(money(row.posted ?? 0n, code)),
    available: toWire(money(row.available ?? 0n, code)),
    closed_at: row.closed_at?.toISOString() ?? null,
  };
}
