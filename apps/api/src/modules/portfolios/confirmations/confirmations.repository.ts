// Requests to confirm a piece of work: SQL only.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import type { ConfirmationsTable } from "../portfolios.tables.ts";
import type { ConfirmationState } from "./confirmations.rules.ts";

type Columns = Selectable<ConfirmationsTable>;
export interface ConfirmationRow extends Omit<Columns, "state"> {
  readonly state: ConfirmationState;
}
// The table's check allows nothing but the contract's words.
const typed = (row: Columns): ConfirmationRow => row as ConfirmationRow;

export interface AskableContract {
  readonly contract_id: string;
  readonly title: string;
  readonly ended_at: Date;
  readonly client_id: string | null;
}

/** A finished contract of this person's, kept as it is until the transaction ends: its client may be leaving. */
export async function lockFinished(tx: Tx, userId: string, contractId: string): Promise<AskableContract | undefined> {
  return tx
    .selectFrom("portfolios.finished_contracts")
    .select(["contract_id", "title", "ended_at", "client_id"])
    .where("contract_id", "=", contractId)
    .where("user_id", "=", userId)
    .where("undone", "=", false)
    .forUpdate()
    .executeTakeFirst();
}

export async function listAskable(
  db: Db,
  userId: string,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<readonly AskableContract[]> {
  return db
    .selectFrom("portfolios.finished_contracts")
    .select(["contract_id", "title", "ended_at", "client_id"])
    .where("user_id", "=", userId)
    .where("undone", "=", false)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(ended_at, contract_id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("ended_at", "desc")
    .orderBy("contract_id", "desc")
    .limit(limit)
    .execute();
}

export function countAskable(db: Db, userId: string): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("portfolios.finished_contracts")
      .select("contract_id")
      .where("user_id", "=", userId)
      .where("undone", "=", false),
  );
}

export async function insertConfirmation(tx: Tx, row: Insertable<ConfirmationsTable>): Promise<void> {
  await tx.insertInto("portfolios.confirmations").values(row).execute();
}

export async function updateConfirmation(
  tx: Tx,
  confirmationId: string,
  change: Updateable<ConfirmationsTable>,
): Promise<void> {
  await tx.updateTable("portfolios.confirmations").set(change).where("confirmation_id", "=", confirmationId).execute();
}

export async function findConfirmation(db: Db, confirmationId: string): Promise<ConfirmationRow | undefined> {
  const row = await db
    .selectFrom("portfolios.confirmations")
    .selectAll()
    .where("confirmation_id", "=", confirmationId)
    .executeTakeFirst();
  return row && typed(row);
}

/** Taken after the lock of its portfolio. */
export async function lockConfirmation(tx: Tx, confirmationId: string): Promise<ConfirmationRow | undefined> {
  const row = await tx
    .selectFrom("portfolios.confirmations")
    .selectAll()
    .where("confirmation_id", "=", confirmationId)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

/** The request that waits, or the mark that stands: a piece has one at most. Taken after the lock of its portfolio. */
export async function lockLive(tx: Tx, itemId: string): Promise<ConfirmationRow | undefined> {
  const row = await tx
    .selectFrom("portfolios.confirmations")
    .selectAll()
    .where("item_id", "=", itemId)
    .where("state", "in", ["asked", "confirmed"])
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

/** The requests of this contract that wait, and the marks that stand. */
export async function liveOfContract(db: Db, contractId: string): Promise<readonly ConfirmationRow[]> {
  const rows = await db
    .selectFrom("portfolios.confirmations")
    .selectAll()
    .where("contract_id", "=", contractId)
    .where("state", "in", ["asked", "confirmed"])
    .orderBy("portfolio_id")
    .orderBy("item_id")
    .execute();
  return rows.map(typed);
}

/** How often it was asked already: about this piece, of this contract, and what still waits for its client. */
export async function countAsks(
  tx: Tx,
  ask: { readonly itemId: string; readonly contractId: string; readonly userId: string; readonly clientId: string },
): Promise<{ readonly live: boolean; readonly asks: number; readonly waiting: number }> {
  const { rows } = await sql<{ live: boolean; asks: number; waiting: number }>`select
    exists (select from portfolios.confirmations where item_id = ${ask.itemId} and state in ('asked', 'confirmed')) as live,
    (select count(*)::int from portfolios.confirmations
      where item_id = ${ask.itemId} and contract_id = ${ask.contractId} and state <> 'outdated') as asks,
    (select count(*)::int from portfolios.confirmations
      where client_id = ${ask.clientId} and user_id = ${ask.userId} and state = 'asked') as waiting`.execute(tx);
  return rows[0] ?? { live: false, asks: 0, waiting: 0 };
}

/** Writes the mark of a piece, or takes it off, and counts its portfolio's marks anew. */
export async function writeMark(
  tx: Tx,
  { portfolio_id, item_id }: ConfirmationRow,
  verifiedAt: Date | null,
): Promise<void> {
  await tx.updateTable("portfolios.items").set({ verified_at: verifiedAt }).where("item_id", "=", item_id).execute();
  await countMarks(tx, portfolio_id);
}

export async function countMarks(tx: Tx, portfolioId: string): Promise<void> {
  await sql`update portfolios.portfolios set verified_count =
    (select count(*) from portfolios.items where portfolio_id = ${portfolioId} and verified_at is not null)
    where portfolio_id = ${portfolioId}`.execute(tx);
}

export interface MarkRow {
  readonly item_id: string;
  /** Null: not public, or of a client who is not named. */
  readonly contract_title: string | null;
  readonly answered_at: Date;
  /** Null: not named, or not for this reader. */
  readonly client_id: string | null;
}

/**
 * What stands beside a portfolio's marks. A client is named only where they agreed and no block stands in between; without
 * them the title is left off, which would lead to them, as it is where it was never public.
 */
export async function listMarks(db: Db, portfolioId: string, viewerId: string | null): Promise<readonly MarkRow[]> {
  const client = sql.ref("c.client_id");
  const { rows } = await sql<MarkRow>`select item_id, answered_at, client_id,
      case when client_id is not null and is_public then contract_title end as contract_title
    from (select c.item_id, c.contract_title, c.answered_at, coalesce(f.is_public, false) as is_public,
        case when c.show_name and ${visibleTo(viewerId, client)} and not exists (select from users.blocks b where b.kind = 'block'
          and ((b.user_id = c.user_id and b.other_id = c.client_id) or (b.user_id = c.client_id and b.other_id = c.user_id)))
          then c.client_id end as client_id
      from portfolios.confirmations c left join portfolios.finished_contracts f on f.contract_id = c.contract_id
      where c.portfolio_id = ${portfolioId} and c.state = 'confirmed') mark`.execute(db);
  return rows;
}

export interface ConfirmationFilter {
  readonly viewerId: string;
  readonly role: "owner" | "client";
  readonly states: readonly ConfirmationState[];
  readonly itemId: string | null;
}

/** One side's requests. A client's leave out what a block or a moderator keeps from them (`isThereFor`). */
function filtered(db: Db, { viewerId, role, states, itemId }: ConfirmationFilter) {
  let query = db
    .selectFrom("portfolios.confirmations")
    .where(role === "owner" ? "user_id" : "client_id", "=", viewerId);
  if (states.length > 0) query = query.where("state", "in", states);
  if (itemId !== null) query = query.where("item_id", "=", itemId);
  if (role === "client")
    query = query.where(sql<boolean>`(state = 'confirmed' or (
      not exists (select from users.blocks b where b.kind = 'block'
        and ((b.user_id = confirmations.user_id and b.other_id = confirmations.client_id)
          or (b.user_id = confirmations.client_id and b.other_id = confirmations.user_id)))
      and exists (select from portfolios.portfolios p
        where p.portfolio_id = confirmations.portfolio_id and p.hidden_at is null)))`);
  return query;
}

export async function listConfirmationRows(
  db: Db,
  filter: ConfirmationFilter,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<readonly ConfirmationRow[]> {
  const rows = await filtered(db, filter)
    .selectAll()
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(asked_at, confirmation_id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("asked_at", "desc")
    .orderBy("confirmation_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(typed);
}

export function countConfirmationRows(db: Db, filter: ConfirmationFilter): Promise<number> {
  return countRows(db, filtered(db, filter).select("confirmation_id"));
}

/** The client has left: what they confirmed stands without them, what waits for them ends, and nobody can ask them. */
export async function forgetClient(tx: Tx, clientId: string, at: Date): Promise<void> {
  await tx
    .updateTable("portfolios.finished_contracts")
    .set({ client_id: null })
    .where("client_id", "=", clientId)
    .execute();
  await sql`update portfolios.confirmations set client_id = null, show_name = false, reason = null,
    state = case state when 'asked' then 'cancelled' else state end,
    ended_at = case state when 'asked' then ${at}::timestamptz else ended_at end
    where client_id = ${clientId}`.execute(tx);
}
