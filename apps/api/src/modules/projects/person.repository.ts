// Everything of one person in this module, for the erasure of their account.
import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type {} from "./projects.tables.ts";
import type { ProposalRow } from "./proposals.repository.ts";
import { liveStatuses } from "./proposals.rules.ts";

/** What a post is called when its client is gone. */
export const REMOVED_TITLE = "Removed project";
const REMOVED_OFFER = "Removed offer";

export async function projectsOfPerson(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("projects.projects")
    .select("project_id")
    .where("user_id", "=", userId)
    .orderBy("project_id")
    .execute();
  return rows.map((row) => row.project_id);
}

/** The posts in this person's name, and those about which they have a live talk as the client. */
export const projectsAsClient = (userId: string) => sql<string>`(
  select project_id from projects.projects where user_id = ${userId}
  union select project_id from projects.proposals
    where client_id = ${userId} and status in (${sql.join([...liveStatuses])})
  union select project_id from projects.invitations where client_id = ${userId} and status = 'sent'
  union select project_id from projects.offers where client_id = ${userId} and status = 'open'
)`;

/** The organisations for whose posts this person is the client, of the post or of a talk about it. */
export async function organisationsActedFor(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("projects.projects")
    .select("organisation_id")
    .distinct()
    .where("project_id", "in", projectsAsClient(userId))
    .where("organisation_id", "is not", null)
    .orderBy("organisation_id")
    .execute();
  return rows.flatMap((row) => row.organisation_id ?? []);
}

export async function lockProjectsOf(tx: Tx, userId: string): Promise<void> {
  const own = tx
    .selectFrom("projects.projects")
    .select("project_id")
    .where("project_id", "in", projectsAsClient(userId));
  await own.orderBy("project_id").forUpdate().execute();
}

export async function hideProjectsOf(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set({ hidden_at: at })
    .where("user_id", "=", userId)
    .where("hidden_at", "is", null)
    .execute();
}

export async function showProjectsOf(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set({ hidden_at: null })
    .where("user_id", "=", userId)
    .where("hidden_at", "is not", null)
    .execute();
}

/** The organisations that have hidden posts, and in whose name each is. */
export async function hiddenOfOrganisations(db: Db): Promise<{ organisationId: string; userId: string }[]> {
  const rows = await db
    .selectFrom("projects.projects")
    .select(["organisation_id", "user_id"])
    .distinct()
    .where("organisation_id", "is not", null)
    .where("hidden_at", "is not", null)
    .orderBy("organisation_id")
    .orderBy("user_id")
    .execute();
  return rows.flatMap(({ organisation_id, user_id }) =>
    organisation_id === null ? [] : [{ organisationId: organisation_id, userId: user_id }],
  );
}

export type LiveProposal = Pick<ProposalRow, "proposal_id" | "project_id" | "user_id" | "client_id">;

export function liveProposalsOf(db: Db, userId: string): Promise<LiveProposal[]> {
  return db
    .selectFrom("projects.proposals")
    .select(["proposal_id", "project_id", "user_id", "client_id"])
    .where("user_id", "=", userId)
    .where("status", "in", [...liveStatuses])
    .orderBy("project_id")
    .execute();
}

/** Open ones on either side. */
export function offersOfPerson(db: Db, userId: string) {
  return db
    .selectFrom("projects.offers")
    .selectAll()
    .where("status", "=", "open")
    .where((eb) => eb.or([eb("client_id", "=", userId), eb("freelancer_id", "=", userId)]))
    .orderBy("offer_id")
    .execute();
}

/** Proposals that came to nothing and hold files. */
export async function proposalsWithFiles(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("projects.proposals")
    .select("proposal_id")
    .where("user_id", "=", userId)
    .where("status", "<>", "hired")
    .where((eb) => eb.fn<number>("cardinality", ["attachments"]), ">", 0)
    .execute();
  return rows.map((row) => row.proposal_id);
}

/** What they wrote in proposals that came to nothing, in invitations and in offers nobody accepted. */
export async function emptyWords(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable("projects.proposals")
    .set({ cover_letter: "", answers: "[]", attachments: [], milestones: "[]" })
    .where("user_id", "=", userId)
    .where("status", "<>", "hired")
    .execute();
  await tx
    .updateTable("projects.proposals")
    .set({ decline_reason: null })
    .where("client_id", "=", userId)
    .where("decline_reason", "is not", null)
    .execute();
  await tx.deleteFrom("projects.offer_works").where("user_id", "=", userId).execute();
  await tx.updateTable("projects.invitations").set({ message: "" }).where("client_id", "=", userId).execute();
  await tx.updateTable("projects.invitations").set({ answer_message: null }).where("user_id", "=", userId).execute();
  await tx
    .updateTable("projects.offers")
    .set({ title: REMOVED_OFFER, scope: "", milestones: "[]", message: "" })
    .where("author_id", "=", userId)
    .where("status", "<>", "accepted")
    .execute();
  // Of the other side's offers that they declined.
  await tx
    .updateTable("projects.offers")
    .set({ decline_reason: null })
    .where((eb) => eb.or([eb("client_id", "=", userId), eb("freelancer_id", "=", userId)]))
    .where("author_id", "<>", userId)
    .where("decline_reason", "is not", null)
    .execute();
}

/**
 * The words of their posts: contracts have their own. The title stays where somebody was hired, for the other side. Those of
 * an organisation are handed over with its next news.
 */
export async function emptyPosts(tx: Tx, userId: string): Promise<void> {
  const posts = tx
    .selectFrom("projects.projects")
    .select("project_id")
    .where("user_id", "=", userId)
    .where("organisation_id", "is", null);
  await tx.deleteFrom("projects.projects_tags").where("project_id", "in", posts).execute();
  const hired = sql<boolean>`exists (select from projects.hires h where h.project_id = projects.project_id)`;
  await tx
    .updateTable("projects.projects")
    .set({ title: sql<string>`case when ${hired} then title else ${REMOVED_TITLE} end`, ...noWords })
    .where("project_id", "in", posts)
    .execute();
}

const noWords = { description: "", screening_questions: "[]", attachments: [] };

/** Of a post that somebody was hired for. */
export async function emptyHiredPost(tx: Tx, projectId: string, at: Date): Promise<void> {
  await tx.deleteFrom("projects.projects_tags").where("project_id", "=", projectId).execute();
  await tx
    .updateTable("projects.projects")
    .set((eb) => ({ ...noWords, version: eb("version", "+", 1), updated_at: at }))
    .where("project_id", "=", projectId)
    .execute();
}
