// A person's own certificates: named, changed, taken off.
import type { CertificationBody, CertificationChange, CertificationView } from "#api-schema/experience.ts";
import { profileChanged } from "#events/users.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requiredLine } from "#platform/text/index.ts";
import type { ReadBefore } from "../profile/list-version.ts";
import { lockProfile } from "../profile/profile.repository.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { badField, userErrors } from "../users.errors.ts";
import { CERTIFICATIONS_MAX, refuseDates } from "./certification.rules.ts";
import {
  countCertifications,
  insertCertification,
  lockCertification,
  updateCertification,
  viewCertification,
} from "./certifications.repository.ts";
import { attachEvidence, evidenceViews } from "./evidence.ts";
import { certificationErrors } from "./experience.errors.ts";

/** Throws `user.not_found`, `user.bad_field`, `certification.too_many`. */
export async function addCertification(
  platform: Platform,
  actor: Actor,
  { userId, body: given }: { userId: string; body: CertificationBody },
): Promise<CertificationView> {
  await requireOwn(platform, actor, userId);
  const { at, today } = todayOf(platform);
  const body = readBody(given, today);
  const row = await platform.inTransaction(async (tx) => {
    // Two requests at once count one after the other.
    if (!(await lockProfile(tx, userId))) throw userErrors.notFound();
    if ((await countCertifications(tx, userId)) >= CERTIFICATIONS_MAX) throw certificationErrors.tooMany();
    const added = await insertCertification(tx, { ...body, certification_id: newId(), user_id: userId }, at);
    await keepEvidence(tx, added, body);
    await tell(platform, tx, "users.certification_added", actor, added);
    return added;
  });
  return viewCertification(row, today, await evidenceViews(platform, [row]));
}

/** Throws `user.not_found`, `user.bad_field`, `certification.not_found`; 409 `request.stale` with it as it is. */
export async function replaceCertification(
  platform: Platform,
  actor: Actor,
  input: Pick<ReadBefore, "expectVersion"> & { userId: string; certificationId: string; body: CertificationChange },
): Promise<CertificationView> {
  const {
    userId,
    certificationId,
    body: { version, ...given },
  } = input;
  await requireOwn(platform, actor, userId);
  const { at, today } = todayOf(platform);
  const body = readBody(given, today);
  const { row, written } = await platform.inTransaction(async (tx) => {
    const before = await lockCertification(tx, certificationId);
    if (before?.user_id !== userId) throw certificationErrors.notFound();
    input.expectVersion(before.version);
    if (version !== undefined && version !== before.version) return { row: before, written: false };
    const change = { ...body, certification_id: certificationId, user_id: userId };
    const changed = await updateCertification(tx, change, at);
    if (!changed) throw certificationErrors.notFound();
    await keepEvidence(tx, changed, body);
    await tell(platform, tx, "users.certification_changed", actor, changed);
    return { row: changed, written: true };
  });
  const current = viewCertification(row, today, await evidenceViews(platform, [row]));
  if (!written) throw requestErrors.stale({ extra: { current } });
  return current;
}

/** Throws `user.not_found`, `certification.not_found`. */
export async function deleteCertification(
  platform: Platform,
  actor: Actor,
  { userId, certificationId }: { userId: string; certificationId: string },
): Promise<void> {
  await requireOwn(platform, actor, userId);
  await platform.inTransaction(async (tx) => {
    const gone = await tx
      .deleteFrom("users.certifications")
      .where("certification_id", "=", certificationId)
      .where("user_id", "=", userId)
      .returning(["certification_id", "user_id"])
      .executeTakeFirst();
    if (!gone) throw certificationErrors.notFound();
    await keepEvidence(tx, gone, { evidence_media_id: null });
    await tell(platform, tx, "users.certification_removed", actor, gone);
  });
}

/** A file that is left out stays; one in its place lets it go. */
async function keepEvidence(
  tx: Tx,
  { certification_id: certificationId, user_id: ownerId }: { certification_id: string; user_id: string },
  { evidence_media_id: mediaId }: Pick<CertificationBody, "evidence_media_id">,
): Promise<void> {
  if (mediaId !== undefined) await attachEvidence(tx, { mediaId, ownerId, certificationId });
}

export function todayOf({ clock }: Platform): { at: Date; today: string } {
  const at = clock.now();
  return { at, today: at.toISOString().slice(0, 10) };
}

function readBody(given: CertificationBody, today: string): CertificationBody {
  const fault = refuseDates(given, today);
  if (fault) throw badField(fault.pointer, fault.detail);
  return {
    ...given,
    name: requiredLine(given.name, "/body/name"),
    issuer: requiredLine(given.issuer, "/body/issuer"),
  };
}

async function tell(
  platform: Platform,
  tx: Tx,
  action: string,
  actor: Actor,
  { certification_id, user_id }: { certification_id: string; user_id: string },
): Promise<void> {
  const subject = { type: "certification", id: certification_id };
  await platform.audit.record(tx, { actorId: actor.userId, action, subject });
  await platform.events.publish(tx, profileChanged, { user_id });
}
