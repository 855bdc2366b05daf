import type { InvitationView } from "#api-schema/hiring-views.ts";
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findInvitation, type InvitationRow } from "./invitations.repository.ts";
import { cardIn, mentionOf } from "./mentions.ts";
import { invitationErrors } from "./projects.errors.ts";
import { findProjects } from "./projects.repository.ts";

export async function invitationViews(
  db: Db,
  rows: readonly InvitationRow[],
  viewerId: string | null,
): Promise<InvitationView[]> {
  const [people, projects] = await Promise.all([
    cards(db, [...new Set(rows.flatMap((row) => [row.client_id, row.user_id]))]),
    findProjects(db, [...new Set(rows.map((row) => row.project_id))]),
  ]);
  return rows.flatMap((row) => {
    const project = projects.get(row.project_id);
    if (!project) return [];
    const canAnswer = row.status === "sent" && viewerId === row.user_id;
    return {
      invitation_id: row.invitation_id,
      project: mentionOf(project),
      client: cardIn(people, row.client_id),
      freelancer: cardIn(people, row.user_id),
      message: row.message,
      status: row.status,
      answer_message: row.answer_message,
      expires_at: row.expires_at.toISOString(),
      answered_at: row.answered_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
      can: canAnswer ? ["accept", "decline"] : [],
    };
  });
}

/** One invitation for one of its two sides. Throws `invitation.not_found` for others. */
export async function readInvitation(platform: Platform, viewer: Actor, invitationId: string): Promise<InvitationView> {
  const row = await findInvitation(platform.db, invitationId);
  const isParty = row?.client_id === viewer.userId || row?.user_id === viewer.userId;
  const [view] = row && isParty ? await invitationViews(platform.db, [row], viewer.userId) : [];
  if (!view) throw invitationErrors.notFound();
  return view;
}

/** What the news of an invitation says. */
export function invitationNews(
  row: Pick<InvitationRow, "invitation_id" | "project_id" | "client_id" | "user_id">,
  projectTitle: string,
) {
  return {
    invitation_id: row.invitation_id,
    project_id: row.project_id,
    project_title: projectTitle,
    client_id: row.client_id,
    freelancer_id: row.user_id,
  };
}
