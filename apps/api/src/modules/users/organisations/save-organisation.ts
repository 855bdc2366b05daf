import type { OrganisationPatch, OrganisationView } from "#api-schema/organisations.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { moveHandle } from "../handles/claim-handle.ts";
import { refusePosing } from "../handles/refuse-posing.ts";
import { attachLogo, organisationChangeOf } from "./organisation-change.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { findMember, lockOrganisation, updateOrganisation } from "./organisations.repository.ts";
import { mayEdit } from "./organisations.rules.ts";
import { getOrganisation } from "./read-organisation.ts";

interface OrganisationSave {
  readonly organisationId: string;
  readonly patch: OrganisationPatch;
  /** The caller's If-Match. */
  readonly expectVersion: (version: number) => void;
}

/**
 * Changes what is given of a page. Throws `organisation.not_found`, `not_allowed`, `user.handle_taken`,
 * `user.handle_reserved`, `user.bad_field`; 409 `request.stale` with the page as it is.
 */
export async function saveOrganisation(
  platform: Platform,
  actor: Actor,
  { organisationId, patch, expectVersion }: OrganisationSave,
): Promise<OrganisationView> {
  const change = organisationChangeOf(patch, platform.config.projectFolder);
  const at = platform.clock.now();
  const stale = await platform.inTransaction(async (tx) => {
    const before = await lockOrganisation(tx, organisationId);
    if (!before) throw organisationErrors.notFound();
    const own = await findMember(tx, organisationId, actor.userId);
    if (!mayEdit(own?.role ?? null)) throw organisationErrors.notAllowed();
    expectVersion(before.version);
    if (patch.version !== undefined && patch.version !== before.version) return true;
    if (change.name !== undefined && change.name !== before.name) refusePosing(change.name, actor);
    if (change.handle !== undefined && change.handle !== before.handle)
      await moveHandle(tx, { organisationId }, { from: before.handle, to: change.handle, at });
    if (change.logo_media_id !== undefined)
      await attachLogo(tx, { mediaId: change.logo_media_id, ownerId: actor.userId, organisationId });
    await updateOrganisation(tx, organisationId, change, at);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.organisation_changed",
      subject: { type: "organisation", id: organisationId },
      after: { fields: Object.keys(change) },
    });
    return false;
  });
  const current = await getOrganisation(platform, actor, organisationId);
  if (stale) throw requestErrors.stale({ extra: { current } });
  return current;
}
