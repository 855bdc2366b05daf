import { type Selectable, sql } from "kysely";
import { type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { proposalErrors } from "./projects.errors.ts";
import type { ProposalsTable } from "./projects.tables.ts";
import { liveStatuses, type ProposalStatus } from "./proposals.rules.ts";

type Row = Selectable<ProposalsTable>;
export interface ProposalRow extends Omit<Row, "status"> {
  readonly status: ProposalStatus;
}
// The column's check constraint holds exactly these words.
export const typedProposal = (row: Row): ProposalRow => ({ ...row, status: row.status as ProposalStatus });

export interface Answer {
  readonly question_id: string;
  readonly question: string;
  readonly text: string;
}

export function answersOf(row: Pick<ProposalRow, "answers">): Answer[] {
  assert(Array.isArray(row.answers), "answers are kept as a list");
  // Written by submit-proposal and edit-proposal alone, as this very shape.
  return row.answers as unknown as Answer[];
}

export interface ProposalContent {
  readonly coverLetter: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly durationDays: number | null;
  readonly milestones: string;
  readonly answers: readonly Answer[];
  readonly attachments: readonly string[];
}

function contentColumns(content: ProposalContent) {
  return {
    cover_letter: content.coverLetter,
    amount_minor: content.amountMinor,
    currency: content.currency,
    duration_days: content.durationDays,
    milestones: content.milestones,
    answers: JSON.stringify(content.answers),
    attachments: content.attachments,
  };
}

/** Throws 409 `proposal.already_made`: the database keeps one live proposal per freelancer and project. */
export async function insertProposal(
  tx: Tx,
  proposal: {
    proposalId: string;
    projectId: string;
    userId: string;
    clientId: string;
    content: ProposalContent;
    at: Date;
  },
): Promise<void> {
  try {
    await tx
      .insertInto("projects.proposals")
      .values({
        proposal_id: proposal.proposalId,
        project_id: proposal.projectId,
        user_id: proposal.userId,
        client_id: proposal.clientId,
        ...contentColumns(proposal.content),
        status: "submitted",
        created_at: proposal.at,
        updated_at: proposal.at,
      })
      .execute();
  } catch (error) {
    if (uniqueViolation(error, "proposals_one_live")) throw proposalErrors.alreadyMade();
    throw error;
  }
}

export async function updateProposalContent(tx: Tx, row: ProposalRow, content: ProposalContent, at: Date) {
  await tx
    .updateTable("projects.proposals")
    .set({ ...contentColumns(content), version: row.version + 1, updated_at: at })
    .where("proposal_id", "=", row.proposal_id)
    .execute();
}

export async function findProposal(db: Db, proposalId: string): Promise<ProposalRow | undefined> {
  const row = await db
    .selectFrom("projects.proposals")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .executeTakeFirst();
  return row && typedProposal(row);
}

/** Taken after the project's lock. */
export async function lockProposal(tx: Tx, proposalId: string): Promise<ProposalRow | undefined> {
  const row = await tx
    .selectFrom("projects.proposals")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .forUpdate()
    .executeTakeFirst();
  return row && typedProposal(row);
}

export async function newestProposalOf(db: Db, projectId: string, userId: string): Promise<ProposalRow | undefined> {
  const row = await db
    .selectFrom("projects.proposals")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("proposal_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && typedProposal(row);
}

export async function setProposalStatus(
  tx: Tx,
  proposalId: string,
  change: { status: ProposalStatus; declineReason?: string | null; latestOfferId?: string; at: Date },
): Promise<void> {
  await tx
    .updateTable("projects.proposals")
    .set((eb) => ({
      status: change.status,
      version: eb("version", "+", 1),
      updated_at: change.at,
      ...(change.declineReason === undefined ? {} : { decline_reason: change.declineReason }),
      ...(change.latestOfferId === undefined ? {} : { latest_offer_id: change.latestOfferId }),
    }))
    .where("proposal_id", "=", proposalId)
    .execute();
}

export async function setProposalClient(tx: Tx, proposalId: string, clientId: string): Promise<void> {
  await tx
    .updateTable("projects.proposals")
    .set({ client_id: clientId })
    .where("proposal_id", "=", proposalId)
    .where("client_id", "<>", clientId)
    .execute();
}

/** Ends every live proposal of a project; gives whose they were. */
export async function expireLiveProposals(tx: Tx, projectId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable("projects.proposals")
    .set((eb) => ({ status: "expired", version: eb("version", "+", 1), updated_at: at }))
    .where("project_id", "=", projectId)
    .where("status", "in", [...liveStatuses])
    .returning("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

/** Lowest and highest amount proposed; null while there are fewer than three people to hide among. */
export async function proposalRange(db: Db, projectId: string): Promise<{ min: bigint; max: bigint } | null> {
  const row = await db
    .selectFrom("projects.proposals")
    .select((eb) => [
      eb.fn.min("amount_minor").as("min"),
      eb.fn.max("amount_minor").as("max"),
      eb.fn.count<bigint>("user_id").distinct().as("people"),
    ])
    .where("project_id", "=", projectId)
    .where("status", "<>", "withdrawn")
    .executeTakeFirstOrThrow();
  // Of two, each proposer would read the other's amount, however often they proposed.
  return row.people < 3n ? null : { min: row.min, max: row.max };
}

export async function saveRating(
  tx: Tx,
  rating: { userId: string; scoreMilli: number; averageMilli: number; reviewsCount: number; revision: number },
): Promise<void> {
  const values = {
    score_milli: rating.scoreMilli,
    average_milli: rating.averageMilli,
    reviews_count: rating.reviewsCount,
    revision: rating.revision,
  };
  await tx
    .insertInto("projects.ratings")
    .values({ user_id: rating.userId, ...values })
    // News may arrive out of order.
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet(values).where(sql<boolean>`excluded.revision >= ratings.revision`),
    )
    .execute();
}
