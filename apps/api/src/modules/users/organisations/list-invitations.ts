import { sql } from "kysely";
import type { OrganisationInvitationView } from "#api-schema/organisations.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { visibleTo } from "../visible.ts";
import { asInvitation, invitationColumns, viewInvitations } from "./invitations.repository.ts";
import type { Listed, PageWish } from "./list-organisations.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { mayEdit } from "./organisations.rules.ts";
import { loadOrganisation } from "./read-organisation.ts";

type Wish = PageWish &
  ({ readonly toId: string } | { readonly organisationId: string; readonly states: readonly string[] });

/** Open invitations to the actor, the newest first, without those from people they do not want to meet. */
export async function listMyInvitations(
  platform: Platform,
  actor: Actor,
  page: PageWish,
): Promise<Listed<OrganisationInvitationView>> {
  return listInvitations(platform, { ...page, toId: actor.userId });
}

/** Whom an organisation invited, the newest first. Throws `organisation.not_found`, `organisation.not_allowed`. */
export async function listInvitationsOf(
  platform: Platform,
  actor: Actor,
  wish: PageWish & { organisationId: string; states: readonly string[] },
): Promise<Listed<OrganisationInvitationView>> {
  const { role } = await loadOrganisation(platform.db, actor, wish.organisationId);
  if (!mayEdit(role)) throw organisationErrors.notAllowed();
  return listInvitations(platform, wish);
}

async function listInvitations({ db }: Platform, wish: Wish): Promise<Listed<OrganisationInvitationView>> {
  const { limit = 20 } = wish;
  const after = wish.cursor === undefined ? null : decodeInstantCursor(wish.cursor);
  const all = db.selectFrom("users.organisation_invitations");
  const found =
    "toId" in wish
      ? all
          .where("user_id", "=", wish.toId)
          .where("state", "=", "open")
          .where(visibleTo(wish.toId, sql.ref("invited_by")))
      : all
          .where("organisation_id", "=", wish.organisationId)
          .$if(wish.states.length > 0, (q) => q.where("state", "in", wish.states));
  const rows = await found
    .select(invitationColumns)
    .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, invitation_id) < (${after?.at}, ${after?.id}::uuid)`))
    .orderBy("created_at", "desc")
    .orderBy("invitation_id", "desc")
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.created_at.toISOString(), row.invitation_id], asInvitation);
  const listed = { ...page, data: await viewInvitations(db, page.data) };
  return wish.count ? { ...listed, total: await countRows(db, found.select("invitation_id")) } : listed;
}
