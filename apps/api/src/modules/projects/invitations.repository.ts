import type { Selectable } from "kysely";
import { sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import type { After } from "./paging.ts";
import { invitationErrors } from "./projects.errors.ts";
import type { InvitationsTable } from "./projects.tables.ts";

export const invitationStatuses = ["sent", "accepted", "declined", "expired"] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];
type Row = Selectable<InvitationsTable>;
export interface InvitationRow extends Omit<Row, "status"> {
  readonly status: InvitationStatus;
}
// The column's check constraint holds exactly these words.
const typed = (row: Row): InvitationRow => ({ ...row, status: row.status as InvitationStatus });

export async function insertInvitation(tx: Tx, row: InvitationRow): Promise<void> {
  try {
    await tx.insertInto("projects.invitations").values(row).execute();
  } catch (error) {
    if (uniqueViolation(error, "invitations_one_live")) throw invitationErrors.alreadySent();
    throw error;
  }
}

export async function newestInvitation(db: Db, projectId: string, userId: string): Promise<InvitationRow | undefined> {
  const row = await db
    .selectFrom("projects.invitations")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && typed(row);
}

export async function lockInvitation(tx: Tx, invitationId: string): Promise<InvitationRow | undefined> {
  const row = await tx
    .selectFrom("projects.invitations")
    .selectAll()
    .where("invitation_id", "=", invitationId)
    .forUpdate()
    .executeTakeFirst();
  return row && typed(row);
}

export async function answerInvitationRow(
  tx: Tx,
  invitationId: string,
  answer: { status: InvitationStatus; message: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable("projects.invitations")
    .set({ status: answer.status, answer_message: answer.message, answered_at: answer.at })
    .where("invitation_id", "=", invitationId)
    .execute();
}

export interface InvitationFilter {
  readonly projectId: string | null;
  readonly userId: string | null;
  /** Invitations to and from people whom this person blocked or muted, or who blocked them, are left out. */
  readonly viewerId: string;
  readonly statuses: readonly InvitationStatus[];
}

export async function listInvitationRows(
  db: Db,
  filter: InvitationFilter,
  after: After | null,
  limit: number,
): Promise<InvitationRow[]> {
  const rows = await db
    .selectFrom("projects.invitations")
    .selectAll()
    .where(matches(filter))
    .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, invitation_id) < (${after?.at}, ${after?.id})`))
    .orderBy("created_at", "desc")
    .orderBy("invitation_id", "desc")
    .limit(limit + 1)
    .execute();
  return rows.map(typed);
}

export function countInvitationRows(db: Db, filter: InvitationFilter): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("projects.invitations")
      .select((eb) => eb.lit(1).as("one"))
      .where(matches(filter)),
  );
}

function matches(filter: InvitationFilter) {
  const other = filter.projectId === null ? "invitations.client_id" : "invitations.user_id";
  const conditions = [visibleTo(filter.viewerId, sql.ref(other))];
  if (filter.projectId !== null) conditions.push(sql`project_id = ${filter.projectId}`);
  if (filter.userId !== null) conditions.push(sql`user_id = ${filter.userId}`);
  if (filter.statuses.length > 0) conditions.push(sql`status = any (${filter.statuses}::text[])`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Unanswered invitations to a project end, all or one person's; their timers find nothing to do. */
export async function expireInvitations(
  tx: Tx,
  projectId: string,
  at: Date,
  userId?: string,
): Promise<InvitationRow[]> {
  const rows = await tx
    .updateTable("projects.invitations")
    .set({ status: "expired", answered_at: at })
    .where("project_id", "=", projectId)
    .where("status", "=", "sent")
    .$if(userId !== undefined, (q) => q.where("user_id", "=", userId ?? ""))
    .returningAll()
    .execute();
  return rows.map(typed);
}

export async function findInvitation(db: Db, invitationId: string): Promise<InvitationRow | undefined> {
  const row = await db
    .selectFrom("projects.invitations")
    .selectAll()
    .where("invitation_id", "=", invitationId)
    .executeTakeFirst();
  return row && typed(row);
}
