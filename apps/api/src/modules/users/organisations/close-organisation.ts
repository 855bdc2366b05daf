import { organisationClosed } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetHandles, giveUpHandle, isKnown } from "../handles/claim-handle.ts";
import { eraseHandles } from "../handles/erased-handles.ts";
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

// It often bears the name of whoever was its last.
const NAMELESS = { name: "Former organisation", country: null, city: null };

interface Closing {
  readonly organisationId: string;
  readonly byId: string;
  readonly handle: string;
  readonly name: string;
  readonly created_at: Date;
  /** Whether it closes because the last of its people is erased. */
  readonly erased?: boolean;
}

/** The page, its handle, its members and open invitations go; the row stays for what points at it, with its name unless its last member is erased. */
export async function closeLocked(
  platform: Platform,
  tx: Tx,
  { organisationId, byId, handle, name, created_at, erased = false }: Closing,
): Promise<void> {
  const at = platform.clock.now();
  const members = await membersOf(tx, organisationId);
  if (erased) await eraseHandles(tx, { holder: { organisationId }, handle, created_at, at });
  else if (isKnown(created_at, at)) await giveUpHandle(tx, { organisationId }, handle, at);
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
      ...(erased ? NAMELESS : {}),
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
    name: erased ? NAMELESS.name : name,
    user_ids: members.map(({ user_id }) => user_id).filter((userId) => userId !== byId),
  });
}
