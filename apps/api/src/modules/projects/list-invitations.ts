import type { InvitationView } from "#api-schema/hiring-views.ts";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { handOn } from "./hands.ts";
import { countInvitationRows, type InvitationStatus, listInvitationRows } from "./invitations.repository.ts";
import { invitationViews } from "./invitations.views.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "./paging.ts";
import { projectErrors } from "./projects.errors.ts";
import { findProject } from "./projects.repository.ts";

type InvitationPage = Page<InvitationView> & { total?: number };

/** Invitations the actor received. */
export function listMyInvitations(
  platform: Platform,
  actor: Actor,
  query: PageQuery & { status?: readonly InvitationStatus[] },
): Promise<InvitationPage> {
  return listed(platform, actor, query, {
    projectId: null,
    userId: actor.userId,
    viewerId: actor.userId,
    statuses: query.status ?? [],
  });
}

/** Who was invited to a project that the actor keeps. Throws 404 for other people's projects. */
export async function listProjectInvitations(
  platform: Platform,
  actor: Actor,
  projectId: string,
  query: PageQuery,
): Promise<InvitationPage> {
  const project = await findProject(platform.db, projectId);
  if (!project || (await handOn(platform.db, project, actor.userId)) !== "keeper") throw projectErrors.notFound();
  return listed(platform, actor, query, { projectId, userId: null, viewerId: actor.userId, statuses: [] });
}

async function listed(
  { db }: Platform,
  actor: Actor,
  query: PageQuery,
  filter: Parameters<typeof countInvitationRows>[1],
): Promise<InvitationPage> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const rows = await listInvitationRows(db, filter, afterOf(query), limit);
  const data = await invitationViews(db, rows.slice(0, limit), actor.userId);
  const page = toPage(rows, limit, (row) => [row.created_at.toISOString(), row.invitation_id], String);
  const total = query.count ? { total: await countInvitationRows(db, filter) } : {};
  return { data, next_cursor: page.next_cursor, ...total };
}
