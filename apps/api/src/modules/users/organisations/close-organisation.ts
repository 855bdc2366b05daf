import { organisationClosed } from "#events/users.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetHandles, giveUpHandle } from "../handles/claim-handle.ts";
import { endInvitations } from "./invitations.repository.ts";
import { attachLogo } from "./organisation-change.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { findMember, lockOrganisation, membersOf } from "./organisations.repository.ts";
import { mayClose } from "./organisations.rules.ts";

/** Ends an organisation; its members are told. Throws `organisation.not_found`, `organisation.not_allowed`. */
export async function closeOrganisation(platform: Platform, actor: Actor, organisationId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const before = await lockOrganisation(tx, organisationId);
    if (!before) throw organisationErrors.notFound();
    const own = await findMember(tx, organisationId, actor.userId);
    if (!mayClose(own?.role ?? null)) throw organisationErrors.notAllowed();
    await closeLocked(platform, tx, { organisationId, byId: actor.userId, ...before });
  });
}

const KNOWN_AFTER_MS = 7 * DAY_MS;

interface Closing {
  readonly organisationId: string;
  readonly byId: string;
  readonly handle: string;
  readonly name: string;
  readonly created_at: Date;
}

/** The page, its handle, its members and open invitations go; the row stays for what points at it. */
export async function closeLocked(
  platform: Platform,
  tx: Tx,
  { organisationId, byId, handle, name, created_at }: Closing,
): Promise<void> {
  const at = platform.clock.now();
  const members = await membersOf(tx, organisationId);
  // One that hardly was there has no links to keep, and founding and closing keeps handles from nobody.
  if (at.getTime() - created_at.getTime() >= KNOWN_AFTER_MS) await giveUpHandle(tx, { organisationId }, handle, at);
  else await forgetHandles(tx, { organisationId });
  await attachLogo(tx, { mediaId: null, ownerId: byId, organisationId });
  await tx
    .updateTable("users.organisations")
    .set((eb) => ({
      handle: null,
      headline: "",
      about: "",
      website: null,
      logo_media_id: null,
      closed_at: at,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("organisation_id", "=", organisationId)
    .execute();
  await tx.deleteFrom("users.organisation_members").where("organisation_id", "=", organisationId).execute();
  await endInvitations(platform, tx, (query) => query.where("organisation_id", "=", organisationId));
  const subject = { type: "organisation", id: organisationId };
  await platform.audit.record(tx, { actorId: byId, action: "users.organisation_closed", subject });
  await platform.events.publish(tx, organisationClosed, {
    organisation_id: organisationId,
    name,
    user_ids: members.map(({ user_id }) => user_id).filter((userId) => userId !== byId),
  });
}
