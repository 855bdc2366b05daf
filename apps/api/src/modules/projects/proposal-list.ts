// Lists of proposals: of a project for its client, and of a person on either side.
import { sql } from "kysely";
import { keptBy, visibleTo } from "#modules/users/index.ts";
import { countRows, type Db } from "#platform/db/index.ts";
import { type ProposalRow, typedProposal } from "./proposals.repository.ts";
import type { ProposalStatus } from "./proposals.rules.ts";

export interface ProposalOrder {
  readonly by: "newest" | "cheapest" | "dearest" | "best_rated";
  /** Where the page before ended: the sort value and the id. */
  readonly after: { readonly value: number | Date; readonly id: string } | null;
}

export interface ProposalFilter {
  readonly projectId: string | null;
  readonly freelancerId: string | null;
  /** Of what this person keeps now: who left an organisation, or steps down, reads its applicants no more. */
  readonly clientId: string | null;
  /** Whom this person blocked or muted is left out. */
  readonly viewerId: string;
  readonly statuses: readonly ProposalStatus[];
}

export interface Rating {
  readonly scoreMilli: number;
  readonly averageMilli: number;
  readonly reviewsCount: number;
}
export interface RatedProposal {
  readonly row: ProposalRow;
  readonly rating: Rating | null;
}

function ratedProposals(db: Db) {
  return db
    .selectFrom("projects.proposals as p")
    .leftJoin("projects.ratings as r", "r.user_id", "p.user_id")
    .selectAll("p")
    .select(["r.score_milli", "r.average_milli", "r.reviews_count"]);
}

function matches(filter: ProposalFilter) {
  const conditions = [visibleTo(filter.viewerId, sql.ref("p.user_id"))];
  if (filter.projectId !== null) conditions.push(sql`p.project_id = ${filter.projectId}`);
  if (filter.freelancerId !== null) conditions.push(sql`p.user_id = ${filter.freelancerId}`);
  if (filter.clientId !== null) conditions.push(sql`p.client_id = ${filter.clientId}`, keptNow(filter.clientId));
  if (filter.statuses.length > 0) conditions.push(sql`p.status = any (${filter.statuses}::text[])`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function keptNow(clientId: string) {
  const kept = keptBy(clientId, { organisation: sql.ref("pr.organisation_id"), owner: sql.ref("pr.user_id") });
  return sql<boolean>`exists (select from projects.projects pr where pr.project_id = p.project_id and ${kept})`;
}

export async function listProposalRows(
  db: Db,
  filter: ProposalFilter,
  order: ProposalOrder,
  limit: number,
): Promise<RatedProposal[]> {
  const key = ORDERS[order.by];
  const after = order.after;
  const rows = await ratedProposals(db)
    .where(matches(filter))
    .$if(after !== null, (q) => q.where(key.after(after?.value ?? 0, after?.id ?? "")))
    .orderBy(key.order)
    .limit(limit + 1)
    .execute();
  return rows.map(({ score_milli, average_milli, reviews_count, ...row }) => ({
    row: typedProposal(row),
    rating: ratingOf(score_milli, average_milli, reviews_count),
  }));
}

function ratingOf(score: number | null, average: number | null, count: number | null): Rating | null {
  if (score === null || average === null || !count) return null;
  return { scoreMilli: score, averageMilli: average, reviewsCount: count };
}

const newest = {
  order: sql`p.created_at desc, p.proposal_id desc`,
  after: (value: Date | number, id: string) => sql<boolean>`(p.created_at, p.proposal_id) < (${value}, ${id})`,
};
const ORDERS = {
  newest,
  cheapest: {
    order: sql`p.amount_minor, p.proposal_id`,
    after: (value: Date | number, id: string) => sql<boolean>`(p.amount_minor, p.proposal_id) > (${value}, ${id})`,
  },
  dearest: {
    order: sql`p.amount_minor desc, p.proposal_id desc`,
    after: (value: Date | number, id: string) => sql<boolean>`(p.amount_minor, p.proposal_id) < (${value}, ${id})`,
  },
  best_rated: {
    order: sql`coalesce(r.score_milli, 0) desc, p.proposal_id desc`,
    after: (value: Date | number, id: string) =>
      sql<boolean>`(coalesce(r.score_milli, 0), p.proposal_id) < (${value}, ${id})`,
  },
};

export function countProposalRows(db: Db, filter: ProposalFilter): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("projects.proposals as p")
      .select((eb) => eb.lit(1).as("one"))
      .where(matches(filter)),
  );
}

export async function findRatedProposals(db: Db, proposalIds: readonly string[]): Promise<RatedProposal[]> {
  if (proposalIds.length === 0) return [];
  const rows = await ratedProposals(db).where("p.proposal_id", "in", proposalIds).execute();
  return rows.map(({ score_milli, average_milli, reviews_count, ...row }) => ({
    row: typedProposal(row),
    rating: ratingOf(score_milli, average_milli, reviews_count),
  }));
}
