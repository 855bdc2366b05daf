import type { OrganisationBody, OrganisationView } from "#api-schema/organisations.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { moveHandle } from "../handles/claim-handle.ts";
import { refusePosing } from "../handles/refuse-posing.ts";
import { lockProfile } from "../profile/profile.repository.ts";
import { userErrors } from "../users.errors.ts";
import { attachLogo, organisationChangeOf } from "./organisation-change.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { countMemberships, insertMember, insertOrganisation } from "./organisations.repository.ts";
import { MEMBERSHIPS_MAX } from "./organisations.rules.ts";
import { getOrganisation } from "./read-organisation.ts";

/**
 * Founds an organisation with the actor as its owner. Throws `user.handle_taken`, `user.handle_reserved`,
 * `user.bad_field`, `organisation.too_many`.
 */
export async function createOrganisation(
  platform: Platform,
  actor: Actor,
  body: OrganisationBody,
): Promise<OrganisationView> {
  const { userId } = actor;
  const organisationId = newId();
  const change = { ...organisationChangeOf(body, platform.config.projectFolder), handle: body.handle };
  const name = change.name ?? body.name;
  refusePosing(name, actor);
  const at = platform.clock.now();
  await platform.inTransaction(async (tx) => {
    // Two requests at once count one after the other, and none outlives the person.
    if (!(await lockProfile(tx, userId))) throw userErrors.notFound();
    if ((await countMemberships(tx, userId)) >= MEMBERSHIPS_MAX) throw organisationErrors.tooMany();
    await moveHandle(tx, { organisationId }, { from: null, to: body.handle, at });
    await insertOrganisation(tx, { ...change, name, organisation_id: organisationId }, at);
    await insertMember(tx, { organisation_id: organisationId, user_id: userId, role: "owner" }, at);
    if (change.logo_media_id) await attachLogo(tx, { mediaId: change.logo_media_id, ownerId: userId, organisationId });
    await platform.audit.record(tx, {
      actorId: userId,
      action: "users.organisation_founded",
      subject: { type: "organisation", id: organisationId },
    });
  });
  return getOrganisation(platform, actor, organisationId);
}
