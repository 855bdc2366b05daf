// Rows of pieces of work: SQL only.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { ItemKind } from "./portfolios.rules.ts";
import type { ItemsTable } from "./portfolios.tables.ts";

// All but the words of the title, which the database alone reads.
export const itemColumns = [
  "item_id",
  "portfolio_id",
  "user_id",
  "kind",
  "title",
  "story",
  "client",
  "role",
  "date",
  "tags",
  "link",
  "media_ids",
  "position",
  "listed",
  "listed_at",
  "category_path",
  "verified_at",
  "version",
  "created_at",
  "updated_at",
] as const;
type Columns = Pick<Selectable<ItemsTable>, (typeof itemColumns)[number]>;

export interface ItemRow extends Omit<Columns, "kind"> {
  readonly kind: ItemKind;
}

export function typedItem(row: Columns): ItemRow {
  // The table's check allows nothing but the contract's words.
  return row as ItemRow;
}

export async function listItemsOf(db: Db, portfolioId: string): Promise<readonly ItemRow[]> {
  const rows = await db
    .selectFrom("portfolios.items")
    .select(itemColumns)
    .where("portfolio_id", "=", portfolioId)
    .orderBy("position")
    .execute();
  return rows.map(typedItem);
}

export async function findItem(db: Db, itemId: string): Promise<ItemRow | undefined> {
  const row = await db
    .selectFrom("portfolios.items")
    .select(itemColumns)
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  return row && typedItem(row);
}

/** Those of these that stand in a published portfolio, in no order. */
export async function findListedItems(db: Db, itemIds: readonly string[]): Promise<readonly ItemRow[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom("portfolios.items")
    .select(itemColumns)
    .where("item_id", "in", itemIds)
    .where("listed", "=", true)
    .execute();
  return rows.map(typedItem);
}

/** Pieces of their owner that show this file, in one order for everybody. */
export async function listItemsWith(db: Db, userId: string, mediaId: string): Promise<readonly ItemRow[]> {
  const rows = await db
    .selectFrom("portfolios.items")
    .select(itemColumns)
    .where("user_id", "=", userId)
    .where(sql<boolean>`${mediaId}::uuid = any(media_ids)`)
    .orderBy("portfolio_id")
    .orderBy("item_id")
    .execute();
  return rows.map(typedItem);
}

export async function insertItem(tx: Tx, row: Insertable<ItemsTable>): Promise<void> {
  await tx.insertInto("portfolios.items").values(row).execute();
}

export async function updateItem(tx: Tx, itemId: string, change: Updateable<ItemsTable>): Promise<void> {
  await tx.updateTable("portfolios.items").set(change).where("item_id", "=", itemId).execute();
}

/** Takes a row out and closes the gap it leaves. */
export async function deleteItemRow(tx: Tx, item: ItemRow): Promise<void> {
  await tx.deleteFrom("portfolios.items").where("item_id", "=", item.item_id).execute();
  await tx
    .updateTable("portfolios.items")
    .set((eb) => ({ position: eb("position", "-", 1) }))
    .where("portfolio_id", "=", item.portfolio_id)
    .where("position", ">", item.position)
    .execute();
}

/** Positions as in the list; the uniqueness of a position is judged at commit. */
export async function writeOrder(tx: Tx, portfolioId: string, itemIds: readonly string[]): Promise<void> {
  await sql`update portfolios.items i set position = o.place - 1
    from unnest(${[...itemIds]}::uuid[]) with ordinality as o (item_id, place)
    where i.portfolio_id = ${portfolioId} and i.item_id = o.item_id and i.position <> o.place - 1`.execute(tx);
}
