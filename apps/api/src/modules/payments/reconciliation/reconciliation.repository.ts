import type { Insertable, Selectable } from "kysely";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type {
  GatewayReportsTable,
  ReconciliationBreaksTable,
  ReconciliationNotesTable,
  ReconciliationRunsTable,
} from "../payments.tables.ts";
import type { Difference } from "./compare.rules.ts";
import { isOvertaken } from "./our-side.repository.ts";

export type BreakRow = Selectable<ReconciliationBreaksTable>;
export type NoteRow = Selectable<ReconciliationNotesTable>;
export type RunRow = Selectable<ReconciliationRunsTable>;

export async function insertRun(tx: Tx, run: Insertable<ReconciliationRunsTable>): Promise<void> {
  await tx.insertInto("payments.reconciliation_runs").values(run).execute();
}

export type Report = Insertable<GatewayReportsTable>;

/** What the provider said that it holds; of two runs at one instant the first one's word stands. */
export async function insertReports(tx: Tx, reports: readonly Report[]): Promise<void> {
  if (reports.length === 0) return;
  await tx
    .insertInto("payments.gateway_reports")
    .values([...reports])
    .onConflict((conflict) => conflict.columns(["gateway", "currency", "taken_at"]).doNothing())
    .execute();
}

export async function newestRuns(db: Db, limit: number): Promise<readonly RunRow[]> {
  return db.selectFrom("payments.reconciliation_runs").selectAll().orderBy("started_at", "desc").limit(limit).execute();
}

// Whoever closed it for one of these knew that it stays; for the others they said that it would be gone.
const CLOSED_FOR_GOOD = ["provider_error", "not_booked", "written_off", "other"];

export interface Kept {
  readonly breakId: string;
  readonly isNew: boolean;
  readonly charge: string | null;
}

/** Writes what was found; the same difference keeps its row, age and owner. Gives the open rows. */
export async function keepDifferences(
  tx: Tx,
  run: { readonly gateway: string; readonly now: Date; readonly since: Date },
  differences: readonly Difference[],
): Promise<readonly Kept[]> {
  // What a run of the same range no longer finds may be over; it stays open until somebody says why.
  await tx
    .updateTable("payments.reconciliation_breaks")
    .set({ still_there: false })
    .where("gateway", "=", run.gateway)
    .where("closed_at", "is", null)
    // What was heard of since it began to read is not gone because it had not read it.
    .where("last_seen_at", "<=", run.now)
    // A balance is compared as a whole by every run, whenever it began to differ.
    .where((eb) => eb.or([eb("happened_at", ">=", run.since), eb("kind", "=", "balance")]))
    .execute();
  const kept: Kept[] = [];
  for (const one of differences) {
    const row = await keepDifference(tx, run, one);
    if (row) kept.push({ ...row, charge: one.charge });
  }
  return kept;
}

/** Null for what somebody closed for good, booked or closed since it was found, or that was found to be gone since. */
export async function keepDifference(
  tx: Tx,
  { gateway, now }: { readonly gateway: string; readonly now: Date },
  one: Difference,
): Promise<Omit<Kept, "charge"> | null> {
  const found = {
    class: one.class,
    ours_minor: one.oursMinor,
    theirs_minor: one.theirsMinor,
    charge: one.charge,
    last_seen_at: now,
    still_there: true,
  };
  const update = async (): Promise<Omit<Kept, "charge"> | null | undefined> => {
    const open = await lockOpen(tx, gateway, one);
    if (!open) return undefined;
    const same = { breakId: open.break_id, isNew: false };
    // Whoever looked later knows better.
    if (open.last_seen_at > now) return open.still_there ? same : null;
    const isOther =
      open.class !== one.class || open.ours_minor !== one.oursMinor || open.theirs_minor !== one.theirsMinor;
    await tx
      .updateTable("payments.reconciliation_breaks")
      // What froze money is known by its charge, also when the provider no longer says which.
      .set({ ...found, charge: one.charge ?? open.charge, ...(isOther ? NOT_PROPOSED : {}) })
      .where("break_id", "=", open.break_id)
      .execute();
    return same;
  };
  const same = await update();
  if (same !== undefined) return same;
  // Whoever books it locks its row, so that by now they have or do after this.
  if ((await isOvertaken(tx, gateway, one)) || (await staysClosed(tx, { gateway, now }, one))) return null;
  const made = await tx
    .insertInto("payments.reconciliation_breaks")
    .values({
      break_id: newId(),
      gateway,
      kind: one.kind,
      source: one.source,
      currency: one.currency,
      happened_at: one.at,
      first_seen_at: now,
      ...found,
    })
    // News of a refund and the comparison may find it at once.
    .onConflict((conflict) =>
      conflict.columns(["gateway", "kind", "source", "currency"]).where("closed_at", "is", null).doNothing(),
    )
    .returning("break_id")
    .executeTakeFirst();
  if (made) return { breakId: made.break_id, isNew: true };
  return (await update()) ?? null;
}

/** Whoever proposed to close it did so of what it was then. */
const NOT_PROPOSED = { closing_by: null, closing_reason: null, closing_at: null };

async function lockOpen(tx: Tx, gateway: string, one: Difference): Promise<BreakRow | undefined> {
  return tx
    .selectFrom("payments.reconciliation_breaks")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("kind", "=", one.kind)
    .where("source", "=", one.source)
    .where("currency", "=", one.currency)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** Closed since this was found, or for good while it differed by as much: nothing happened since. */
async function staysClosed(
  tx: Tx,
  { gateway, now }: { readonly gateway: string; readonly now: Date },
  one: Difference,
): Promise<boolean> {
  const row = await tx
    .selectFrom("payments.reconciliation_breaks")
    .select(["closed_at", "close_reason", "ours_minor", "theirs_minor"])
    .where("gateway", "=", gateway)
    .where("kind", "=", one.kind)
    .where("source", "=", one.source)
    .where("currency", "=", one.currency)
    .where("closed_at", "is not", null)
    .orderBy("closed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return false;
  if (row.closed_at !== null && row.closed_at >= now) return true;
  const apart = (theirs: bigint | null, ours: bigint | null) => (theirs ?? 0n) - (ours ?? 0n);
  return (
    CLOSED_FOR_GOOD.includes(row.close_reason ?? "") &&
    apart(row.theirs_minor, row.ours_minor) === apart(one.theirsMinor, one.oursMinor)
  );
}

/** Locked. */
export async function findOpenBreak(
  tx: Tx,
  name: { readonly gateway: string; readonly kind: string; readonly source: string },
): Promise<BreakRow | undefined> {
  return tx
    .selectFrom("payments.reconciliation_breaks")
    .selectAll()
    .where("gateway", "=", name.gateway)
    .where("kind", "=", name.kind)
    .where("source", "=", name.source)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

/** It stays open until somebody says why. */
export async function markGone(tx: Tx, breakId: string, at: Date): Promise<void> {
  await tx
    .updateTable("payments.reconciliation_breaks")
    .set({ still_there: false, last_seen_at: at })
    .where("break_id", "=", breakId)
    .execute();
}

export async function closeBreakRow(
  tx: Tx,
  breakId: string,
  closed: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("payments.reconciliation_breaks")
    .set({ closed_at: closed.at, closed_by: closed.by, close_reason: closed.reason })
    .where("break_id", "=", breakId)
    .execute();
}

export async function findBreak(db: Db, breakId: string): Promise<BreakRow | undefined> {
  return db.selectFrom("payments.reconciliation_breaks").selectAll().where("break_id", "=", breakId).executeTakeFirst();
}

export async function lockBreak(tx: Tx, breakId: string): Promise<BreakRow | undefined> {
  return tx
    .selectFrom("payments.reconciliation_breaks")
    .selectAll()
    .where("break_id", "=", breakId)
    .forUpdate()
    .executeTakeFirst();
}

export interface BreakFilter {
  readonly open: boolean | undefined;
  /** Whether one administrator has closed it and a second one is waited for. */
  readonly closing: boolean | undefined;
  /** Any of; empty: all. */
  readonly classes: readonly string[];
}

export async function listBreaks(
  db: Db,
  filter: BreakFilter,
  page: { readonly limit: number; readonly before: { readonly at: Date; readonly id: string } | null },
): Promise<readonly BreakRow[]> {
  let query = matching(db, filter).selectAll();
  const { before } = page;
  if (before)
    query = query.where((eb) => eb(eb.refTuple("first_seen_at", "break_id"), "<", eb.tuple(before.at, before.id)));
  return query
    .orderBy("first_seen_at", "desc")
    .orderBy("break_id", "desc")
    .limit(page.limit + 1)
    .execute();
}

export async function countBreaks(db: Db, filter: BreakFilter): Promise<number> {
  return countRows(db, matching(db, filter).select("break_id"));
}

function matching(db: Db, filter: BreakFilter) {
  let query = db.selectFrom("payments.reconciliation_breaks");
  if (filter.open !== undefined) query = query.where("closed_at", filter.open ? "is" : "is not", null);
  if (filter.closing !== undefined)
    query = filter.closing
      ? query.where("closed_at", "is", null).where("closing_by", "is not", null)
      : query.where((eb) => eb.or([eb("closed_at", "is not", null), eb("closing_by", "is", null)]));
  if (filter.classes.length > 0) query = query.where("class", "in", filter.classes);
  return query;
}

export async function notesOf(db: Db, breakIds: readonly string[]): Promise<readonly NoteRow[]> {
  if (breakIds.length === 0) return [];
  return db
    .selectFrom("payments.reconciliation_notes")
    .selectAll()
    .where("break_id", "in", breakIds)
    .orderBy("created_at")
    .execute();
}
