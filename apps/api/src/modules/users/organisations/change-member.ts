import type { MemberPatch, MemberView } from "#api-schema/organisations.ts";
import { organisationLeft, organisationRoleChanged } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tidyLine } from "#platform/text/index.ts";
import { cards } from "../profile/cards.ts";
import { endOwnersInvitations } from "./invitations.repository.ts";
import { countOwners, viewMember } from "./list-members.ts";
import { organisationErrors } from "./organisations.errors.ts";
import {
  deleteMember,
  findMember,
  type LockedOrganisation,
  lockOrganisation,
  type MemberRow,
  updateMember,
} from "./organisations.repository.ts";
import { mayTitle, refuseRemoval, refuseRole, type Standing } from "./organisations.rules.ts";

interface Change {
  readonly patch: MemberPatch;
  readonly expectVersion: (version: number) => void;
}
interface OneMember {
  readonly organisationId: string;
  readonly userId: string;
}

/**
 * Gives a role or a title, or shows one's own membership or not. Throws `organisation.not_found`, `no_such_member`,
 * `not_allowed`, `last_owner`; 409 `request.stale` with the member as they are.
 */
export async function changeMember(
  platform: Platform,
  actor: Actor,
  { organisationId, userId, patch, expectVersion }: OneMember & Change,
): Promise<MemberView> {
  return platform.inTransaction(async (tx) => {
    const { organisation, before, standing } = await lockStanding(tx, actor, { organisationId, userId });
    expectVersion(before.version);
    if (patch.version !== undefined && patch.version !== before.version) {
      const current = viewMember(before, (await cards(tx, [userId])).get(userId), standing);
      throw requestErrors.stale({ extra: { current } });
    }
    if (patch.role !== undefined && patch.role !== before.role) {
      const refusal = refuseRole(standing, patch.role);
      if (refusal) throw organisationErrors[refusal]();
    }
    const title = patch.title === undefined ? undefined : tidyLine(patch.title);
    if (title !== undefined && title !== before.title && !mayTitle(standing)) throw organisationErrors.notAllowed();
    if (patch.shown !== undefined && patch.shown !== before.shown && !standing.own)
      throw organisationErrors.notAllowed();
    const after = {
      role: patch.role ?? before.role,
      title: title ?? before.title,
      shown: patch.shown ?? before.shown,
    };
    await updateMember(tx, { organisationId, userId }, after);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.organisation_member_changed",
      subject: { type: "organisation", id: organisationId },
      before: { user_id: userId, role: before.role, shown: before.shown },
      after: { role: after.role, shown: after.shown, retitled: after.title !== before.title },
    });
    if (before.role === "owner" && after.role !== "owner")
      await endOwnersInvitations(platform, tx, { organisationId, userId });
    if (after.role !== before.role)
      await platform.events.publish(tx, organisationRoleChanged, {
        user_id: userId,
        organisation_id: organisationId,
        by_id: actor.userId,
        handle: organisation.handle,
        name: organisation.name,
        role: after.role,
      });
    const user = (await cards(tx, [userId])).get(userId);
    const owners = await countOwners(tx, organisationId);
    const by = standing.own ? after.role : standing.by;
    const view = viewMember({ ...before, ...after, version: before.version + 1 }, user, {
      ...standing,
      by,
      of: after.role,
      owners,
    });
    if (!view) throw organisationErrors.noSuchMember();
    return view;
  });
}

/** Takes somebody out, or lets the actor leave. Throws as `changeMember` does. */
export async function removeMember(platform: Platform, actor: Actor, one: OneMember): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const { organisation, before, standing } = await lockStanding(tx, actor, one);
    const refusal = refuseRemoval(standing);
    if (refusal) throw organisationErrors[refusal]();
    await deleteMember(tx, one);
    if (before.role === "owner") await endOwnersInvitations(platform, tx, one);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: standing.own ? "users.organisation_left" : "users.organisation_member_removed",
      subject: { type: "organisation", id: one.organisationId },
      before: { user_id: one.userId, role: before.role },
    });
    await platform.events.publish(tx, organisationLeft, {
      user_id: one.userId,
      organisation_id: one.organisationId,
      by_id: actor.userId,
      name: organisation.name,
    });
  });
}

/** Everything the rules ask, true until the transaction ends: two owners who step down at once do so one after the other. */
async function lockStanding(
  tx: Tx,
  actor: Actor,
  { organisationId, userId }: OneMember,
): Promise<{ organisation: LockedOrganisation; before: MemberRow; standing: Standing }> {
  const organisation = await lockOrganisation(tx, organisationId);
  if (!organisation) throw organisationErrors.notFound();
  const own = await findMember(tx, organisationId, actor.userId);
  if (!own) throw organisationErrors.notAllowed();
  const before = await findMember(tx, organisationId, userId);
  if (!before) throw organisationErrors.noSuchMember();
  const owners = await countOwners(tx, organisationId);
  return { organisation, before, standing: { by: own.role, of: before.role, own: userId === actor.userId, owners } };
}
