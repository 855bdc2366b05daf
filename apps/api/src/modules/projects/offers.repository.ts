import { type Selectable, sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import type { OfferStatus } from "./offers.rules.ts";
import type { After } from "./paging.ts";
import { offerErrors } from "./projects.errors.ts";
import type { OffersTable } from "./projects.tables.ts";
import type { ProposalStatus } from "./proposals.rules.ts";

type Row = Selectable<OffersTable>;
export interface OfferRow extends Omit<Row, "status"> {
  readonly status: OfferStatus;
}
// The column's check constraint holds exactly these words.
const typed = (row: Row): OfferRow => ({ ...row, status: row.status as OfferStatus });

export interface NewOffer
  extends Omit<OfferRow, "milestones" | "status" | "decline_reason" | "answered_at" | "fees_changed_at"> {
  /** From `milestonesToJson`. */
  readonly milestones: string;
}

/** Throws 409 when the talk or the pair has an open offer that came in between. */
export async function insertOffer(tx: Tx, offer: NewOffer): Promise<void> {
  try {
    await tx
      .insertInto("projects.offers")
      .values({ ...offer, status: "open" })
      .execute();
  } catch (error) {
    if (uniqueViolation(error, "offers_one_open") || uniqueViolation(error, "offers_one_version"))
      throw offerErrors.superseded();
    if (uniqueViolation(error, "offers_one_direct")) throw offerErrors.alreadyOpen();
    throw error;
  }
}

export async function findOffer(db: Db, offerId: string): Promise<OfferRow | undefined> {
  const row = await db.selectFrom("projects.offers").selectAll().where("offer_id", "=", offerId).executeTakeFirst();
  return row && typed(row);
}

/** The project that a talk is about; null for a talk about none, and for one that is not there. */
export async function projectOfTalk(db: Db, threadId: string): Promise<string | null> {
  const row = await db
    .selectFrom("projects.offers")
    .select("project_id")
    .where("thread_id", "=", threadId)
    .limit(1)
    .executeTakeFirst();
  return row?.project_id ?? null;
}

/** Of each talk its newest version, and how the proposal stands that it is about. */
export async function talksOf(
  db: Db,
  offers: readonly Pick<OfferRow, "thread_id">[],
): Promise<ReadonlyMap<string, { readonly newestId: string; readonly proposalStatus: ProposalStatus | null }>> {
  if (offers.length === 0) return new Map();
  const rows = await db
    .selectFrom("projects.offers as o")
    .leftJoin("projects.proposals as p", "p.proposal_id", "o.proposal_id")
    .distinctOn("o.thread_id")
    .select(["o.thread_id", "o.offer_id", "p.status"])
    .where("o.thread_id", "in", [...new Set(offers.map((offer) => offer.thread_id))])
    .orderBy("o.thread_id")
    .orderBy("o.thread_version", "desc")
    .execute();
  return new Map(
    // The column's check constraint holds exactly these words.
    rows.map((row) => [row.thread_id, { newestId: row.offer_id, proposalStatus: row.status as ProposalStatus | null }]),
  );
}

/** How the newest versions of these talks stand. */
export async function statesOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, OfferRow>> {
  if (offerIds.length === 0) return new Map();
  const rows = await db.selectFrom("projects.offers").selectAll().where("offer_id", "in", offerIds).execute();
  return new Map(rows.map((row) => [row.offer_id, typed(row)]));
}

/** Taken after the locks of its project and proposal. */
export async function lockOffer(tx: Tx, offerId: string): Promise<OfferRow | undefined> {
  const row = await tx
    .selectFrom("projects.offers")
    .selectAll()
    .where("offer_id", "=", offerId)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

export async function lockNewestOffer(tx: Tx, threadId: string): Promise<OfferRow | undefined> {
  const row = await tx
    .selectFrom("projects.offers")
    .selectAll()
    .where("thread_id", "=", threadId)
    .orderBy("thread_version", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

export async function endOffer(
  tx: Tx,
  offerId: string,
  end: { status: Exclude<OfferStatus, "open">; reason?: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable("projects.offers")
    .set({ status: end.status, decline_reason: end.reason ?? null, answered_at: end.at })
    .where("offer_id", "=", offerId)
    .execute();
}

/** Marks an open offer; undefined where it is marked already. */
export async function markFeesChanged(tx: Tx, offerId: string, at: Date): Promise<OfferRow | undefined> {
  const row = await tx
    .updateTable("projects.offers")
    .set({ fees_changed_at: at })
    .where("offer_id", "=", offerId)
    .where("status", "=", "open")
    .where("fees_changed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && typed(row);
}

export async function setOfferClient(tx: Tx, offerId: string, clientId: string): Promise<void> {
  await tx
    .updateTable("projects.offers")
    .set({ client_id: clientId })
    .where("offer_id", "=", offerId)
    .where("client_id", "<>", clientId)
    .execute();
}

/** Ends what is still open for a project or a proposal that went away. */
export async function expireOpenOffers(
  tx: Tx,
  of: { projectId: string } | { proposalId: string },
  at: Date,
): Promise<OfferRow[]> {
  const rows = await tx
    .updateTable("projects.offers")
    .set({ status: "expired", answered_at: at })
    .where("status", "=", "open")
    .$if("projectId" in of, (q) => q.where("project_id", "=", "projectId" in of ? of.projectId : ""))
    .$if("proposalId" in of, (q) => q.where("proposal_id", "=", "proposalId" in of ? of.proposalId : ""))
    .returningAll()
    .execute();
  return rows.map(typed);
}

export interface OfferFilter {
  readonly threadId: string | null;
  /** On either side. */
  readonly partyId: string | null;
  readonly role: "client" | "freelancer" | null;
  /** Talks with people whom this person blocked or muted, or who blocked them, are left out; null for one talk. */
  readonly viewerId: string | null;
  readonly statuses: readonly OfferStatus[];
  /** Without a proposal, or on one; null: either. */
  readonly direct: boolean | null;
  /** Of each talk its newest version alone. */
  readonly newest: boolean;
}

export async function listOfferRows(
  db: Db,
  filter: OfferFilter,
  after: After | null,
  limit: number,
): Promise<OfferRow[]> {
  const rows = await db
    .selectFrom("projects.offers")
    .selectAll()
    .where(matches(filter))
    .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, offer_id) < (${after?.at}, ${after?.id})`))
    .orderBy("created_at", "desc")
    .orderBy("offer_id", "desc")
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export function countOfferRows(db: Db, filter: OfferFilter): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("projects.offers")
      .select((eb) => eb.lit(1).as("one"))
      .where(matches(filter)),
  );
}

function matches(filter: OfferFilter) {
  const conditions = [sql<boolean>`true`];
  if (filter.threadId !== null) conditions.push(sql`thread_id = ${filter.threadId}`);
  if (filter.partyId !== null)
    conditions.push(sql`(client_id = ${filter.partyId} or freelancer_id = ${filter.partyId})`);
  if (filter.role === "client") conditions.push(sql`client_id = ${filter.partyId}`);
  if (filter.role === "freelancer") conditions.push(sql`freelancer_id = ${filter.partyId}`);
  if (filter.viewerId !== null) {
    const other = sql`(case when offers.freelancer_id = ${filter.viewerId} then offers.client_id else offers.freelancer_id end)`;
    conditions.push(visibleTo(filter.viewerId, other));
  }
  if (filter.statuses.length > 0) conditions.push(sql`status = any (${filter.statuses}::text[])`);
  if (filter.direct !== null) conditions.push(sql`(proposal_id is null) = ${filter.direct}`);
  if (filter.newest)
    conditions.push(sql`not exists (select from projects.offers later
      where later.thread_id = offers.thread_id and later.thread_version > offers.thread_version)`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
