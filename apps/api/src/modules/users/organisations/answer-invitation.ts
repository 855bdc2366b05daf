// How an invitation ends: answered by whom it is for, taken back, or by itself.
import type { OrganisationInvitationView } from "#api-schema/organisations.ts";
import { organisationJoined } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepFromErasure } from "../erasure/erase-user.ts";
import { userErrors } from "../users.errors.ts";
import { areBlocked } from "../visible.ts";
import { endInvitation, findInvitation, type InvitationRow, viewInvitations } from "./invitations.repository.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { countMemberships, findMember, insertMember, lockOrganisation, membersOf } from "./organisations.repository.ts";
import { MEMBERS_MAX, MEMBERSHIPS_MAX, mayEdit, mayInvite } from "./organisations.rules.ts";

/**
 * open -> accepted | declined. Throws `organisation.no_such_invitation` (also when one of the two blocked the other),
 * `invitation_over`, `too_many`, `full`.
 */
export async function answerInvitation(
  platform: Platform,
  actor: Actor,
  { invitationId, answer }: { invitationId: string; answer: "accept" | "decline" },
): Promise<OrganisationInvitationView> {
  const state = answer === "accept" ? "accepted" : "declined";
  const invitation = await platform.inTransaction(async (tx) => {
    // Before the organisation, as an erasure takes them in this order too.
    if (!(await keepFromErasure(tx, [actor.userId]))) throw userErrors.notFound();
    const asked = await findInvitation(tx, invitationId);
    if (asked?.user_id !== actor.userId || (await areBlocked(tx, actor.userId, asked.invited_by)))
      throw organisationErrors.noSuchInvitation();
    const organisation = await lockOrganisation(tx, asked.organisation_id);
    if (!organisation || !(await endInvitation(platform, tx, invitationId, state)))
      throw organisationErrors.invitationOver();
    if (answer === "accept") await join(platform, tx, asked);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `users.organisation_invitation_${state}`,
      subject: { type: "organisation", id: asked.organisation_id },
      after: { role: asked.role },
    });
    return { ...asked, state } as const;
  });
  const [view] = await viewInvitations(platform.db, [invitation]);
  if (!view) throw organisationErrors.noSuchInvitation();
  return view;
}

async function join(
  platform: Platform,
  tx: Tx,
  { organisation_id, user_id, invited_by, role, expires_at }: InvitationRow,
): Promise<void> {
  const at = platform.clock.now();
  // The timer may be late; the invitation is not longer for that.
  if (at >= expires_at) throw organisationErrors.invitationOver();
  // Who was taken out, or steps down, leaves nobody behind in a role that they can no longer give.
  const by = await findMember(tx, organisation_id, invited_by);
  if (role !== "member" && !mayInvite(by?.role ?? null, role)) throw organisationErrors.invitationOver();
  if ((await membersOf(tx, organisation_id)).length >= MEMBERS_MAX) throw organisationErrors.full();
  if ((await countMemberships(tx, user_id)) >= MEMBERSHIPS_MAX) throw organisationErrors.tooMany();
  await insertMember(tx, { organisation_id, user_id, role }, at);
  await platform.events.publish(tx, organisationJoined, { organisation_id, user_id, role });
}

/** open -> withdrawn. Throws `organisation.not_found`, `not_allowed`, `no_such_invitation`, `invitation_over`. */
export async function withdrawInvitation(
  platform: Platform,
  actor: Actor,
  { organisationId, invitationId }: { organisationId: string; invitationId: string },
): Promise<void> {
  await platform.inTransaction(async (tx) => {
    if (!(await lockOrganisation(tx, organisationId))) throw organisationErrors.notFound();
    const own = await findMember(tx, organisationId, actor.userId);
    if (!mayEdit(own?.role ?? null)) throw organisationErrors.notAllowed();
    const asked = await findInvitation(tx, invitationId);
    if (asked?.organisation_id !== organisationId) throw organisationErrors.noSuchInvitation();
    if (!(await endInvitation(platform, tx, invitationId, "withdrawn"))) throw organisationErrors.invitationOver();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.organisation_invitation_withdrawn",
      subject: { type: "organisation", id: organisationId },
      after: { user_id: asked.user_id },
    });
  });
}

/** open -> expired, when its timer fires. */
export async function expireInvitation(tx: Tx, platform: Platform, invitationId: string): Promise<void> {
  await endInvitation(platform, tx, invitationId, "expired");
}
