import type { OrganisationInvitationView, OrganisationRole } from "#api-schema/organisations.ts";
import { organisationInvited } from "#events/users.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { uniqueViolation } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepFromErasure } from "../erasure/erase-user.ts";
import { getUserByHandle } from "../profile/read-profile.ts";
import { userErrors } from "../users.errors.ts";
import { INVITATION_TIMER, viewInvitations } from "./invitations.repository.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { findMember, lockOrganisation, membersOf } from "./organisations.repository.ts";
import { MEMBERS_MAX, mayInvite } from "./organisations.rules.ts";
import { loadOrganisation } from "./read-organisation.ts";

const OPEN_DAYS = 14;

/**
 * Asks a person to belong to the organisation. Throws `organisation.not_found`, `not_allowed`, `already_member`,
 * `already_invited`, `full`; `user.not_found` also for whom the actor may not meet.
 */
export async function inviteToOrganisation(
  platform: Platform,
  actor: Actor,
  { organisationId, handle, role }: { organisationId: string; handle: string; role: OrganisationRole },
): Promise<OrganisationInvitationView> {
  const { role: ownRole } = await loadOrganisation(platform.db, actor, organisationId);
  if (!mayInvite(ownRole, role)) throw organisationErrors.notAllowed();
  const { user_id: userId } = await getUserByHandle(platform, actor, handle);
  const at = platform.clock.now();
  const invitation = {
    invitation_id: newId(),
    organisation_id: organisationId,
    user_id: userId,
    invited_by: actor.userId,
    role,
    state: "open" as const,
    expires_at: addMs(at, OPEN_DAYS * DAY_MS),
    created_at: at,
  };
  try {
    await platform.inTransaction(async (tx) => {
      if (!(await keepFromErasure(tx, [userId, actor.userId]))) throw userErrors.notFound();
      const organisation = await lockOrganisation(tx, organisationId);
      if (!organisation) throw organisationErrors.notFound();
      const own = await findMember(tx, organisationId, actor.userId);
      if (!mayInvite(own?.role ?? null, role)) throw organisationErrors.notAllowed();
      const members = await membersOf(tx, organisationId);
      if (members.some((member) => member.user_id === userId)) throw organisationErrors.alreadyMember();
      if (members.length >= MEMBERS_MAX) throw organisationErrors.full();
      await tx.insertInto("users.organisation_invitations").values(invitation).execute();
      const timer = { kind: INVITATION_TIMER, ref: invitation.invitation_id, dueAt: invitation.expires_at };
      await platform.timers.schedule(tx, timer);
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "users.organisation_invited",
        subject: { type: "organisation", id: organisationId },
        after: { user_id: userId, role },
      });
      const inviter = await tx
        .selectFrom("users.users")
        .select("name")
        .where("user_id", "=", actor.userId)
        .executeTakeFirstOrThrow();
      await platform.events.publish(tx, organisationInvited, {
        user_id: userId,
        organisation_id: organisationId,
        invitation_id: invitation.invitation_id,
        invited_by: actor.userId,
        inviter: inviter.name,
        name: organisation.name,
      });
    });
  } catch (error) {
    if (uniqueViolation(error, "organisation_invitations_one_open")) throw organisationErrors.alreadyInvited();
    throw error;
  }
  const [view] = await viewInvitations(platform.db, [invitation]);
  assert(view, "both sides were kept from erasure");
  return view;
}
