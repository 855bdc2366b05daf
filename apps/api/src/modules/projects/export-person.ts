import type { ExportedData } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type {} from "./projects.tables.ts";

/** What somebody posted, proposed and agreed, for the copy of their data. What others wrote to them stays theirs. */
export async function exportPerson({ db }: Platform, userId: string): Promise<ExportedData> {
  const projects = await db
    .selectFrom("projects.projects")
    .select(["project_id", "title", "description", "category_id", "skills", "engagement", "pricing"])
    .select(["budget_min_minor", "budget_minor", "currency", "deadline", "experience_level", "countries"])
    .select(["positions", "positions_filled", "visibility", "status", "screening_questions", "attachments"])
    .select(["proposals_count", "published_at", "closed_at", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const proposals = await db
    .selectFrom("projects.proposals")
    .select(["proposal_id", "project_id", "cover_letter", "amount_minor", "currency", "duration_days"])
    .select(["milestones", "answers", "attachments", "status", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { tables: { projects, proposals, offers: await offersOf(db, userId), ...(await invitationsOf(db, userId)) } };
}

/** Terms bind both sides and are both sides' data; the words around them are their author's. */
async function offersOf(db: Db, userId: string) {
  const rows = await db
    .selectFrom("projects.offers")
    .select(["offer_id", "thread_id", "thread_version", "project_id", "client_id", "freelancer_id", "author_id"])
    .select(["title", "scope", "pricing", "total_minor", "currency", "hourly_rate_minor", "milestones", "message"])
    .select(["status", "expires_at", "answered_at", "created_at"])
    .where((eb) => eb.or([eb("client_id", "=", userId), eb("freelancer_id", "=", userId)]))
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ ...row, message: row.author_id === userId ? row.message : null }));
}

async function invitationsOf(db: Db, userId: string) {
  const invitations_sent = await db
    .selectFrom("projects.invitations")
    .select(["project_id", "user_id", "message", "status", "created_at", "answered_at", "expires_at"])
    .where("client_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const invitations_received = await db
    .selectFrom("projects.invitations")
    .select(["project_id", "client_id", "status", "answer_message", "created_at", "answered_at", "expires_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { invitations_sent, invitations_received };
}
