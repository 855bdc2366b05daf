import { organisationInherited, organisationLeft } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { closeLocked } from "./close-organisation.ts";
import { endInvitations } from "./invitations.repository.ts";
import { deleteMember, lockOrganisation, membersOf, updateMember } from "./organisations.repository.ts";
import { heirOf } from "./organisations.rules.ts";

/**
 * Takes an erased person out of their organisations. Where they were the last owner, whoever serves longest owns it, and
 * is told; where nobody is left, it closes, and nothing tells what it was called.
 */
export async function leaveOrganisations(platform: Platform, tx: Tx, userId: string): Promise<void> {
  const memberships = await tx
    .selectFrom("users.organisation_members")
    .select("organisation_id")
    .where("user_id", "=", userId)
    // One order for everybody: two people who leave the same two at once must not wait for each other.
    .orderBy("organisation_id")
    .execute();
  for (const { organisation_id: organisationId } of memberships) {
    const organisation = await lockOrganisation(tx, organisationId);
    if (organisation) await leave(platform, tx, { organisationId, userId, ...organisation });
  }
  // After the organisations, as whoever accepts one takes them in this order too.
  await endInvitations(platform, tx, (query) =>
    query.where((eb) => eb.or([eb("user_id", "=", userId), eb("invited_by", "=", userId)])),
  );
}

async function leave(
  platform: Platform,
  tx: Tx,
  {
    organisationId,
    userId,
    ...organisation
  }: { organisationId: string; userId: string; handle: string; name: string; created_at: Date },
): Promise<void> {
  const left = (await membersOf(tx, organisationId)).filter((member) => member.user_id !== userId);
  const heir = heirOf(left);
  if (heir === null) return closeLocked(platform, tx, { organisationId, byId: userId, erased: true, ...organisation });
  const { handle, name } = organisation;
  await deleteMember(tx, { organisationId, userId });
  await platform.events.publish(tx, organisationLeft, {
    user_id: userId,
    organisation_id: organisationId,
    by_id: null,
    name,
  });
  if (left.some((member) => member.role === "owner")) return;
  await updateMember(tx, { organisationId, userId: heir }, { role: "owner" });
  await platform.audit.record(tx, {
    actorId: null,
    action: "users.organisation_inherited",
    subject: { type: "organisation", id: organisationId },
    after: { user_id: heir },
  });
  await platform.events.publish(tx, organisationInherited, {
    user_id: heir,
    organisation_id: organisationId,
    handle,
    name,
  });
}
