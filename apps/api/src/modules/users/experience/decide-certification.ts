import type { CertificationView } from "#api-schema/experience.ts";
import { certificationDecided } from "#events/users.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { certificationColumns, lockCertification, viewCertification } from "./certifications.repository.ts";
import { certificationErrors } from "./experience.errors.ts";
import { todayOf } from "./save-certification.ts";

export interface CertificationDecision {
  readonly decision: "verified" | "refused";
  readonly reason?: string;
  /** What the administrator looked at: a certificate that changed since is not decided by it. */
  readonly version: number;
}

/**
 * unverified -> verified | refused, and from one to the other when somebody looks again. Throws `certification.not_found`,
 * `reason_needed`, `own`; 409 `request.stale` with the certificate as it is.
 */
export async function decideCertification(
  platform: Platform,
  actor: Actor,
  { certificationId, decision, reason, version }: CertificationDecision & { certificationId: string },
): Promise<CertificationView> {
  if (decision === "refused" && reason === undefined) throw certificationErrors.reasonNeeded();
  const { at, today } = todayOf(platform);
  return platform.inTransaction(async (tx) => {
    const before = await lockCertification(tx, certificationId);
    if (!before) throw certificationErrors.notFound();
    if (before.user_id === actor.userId) throw certificationErrors.own();
    if (before.version !== version) throw requestErrors.stale({ extra: { current: viewCertification(before, today) } });
    const row = await tx
      .updateTable("users.certifications")
      .set({
        state: decision,
        decided_by: actor.userId,
        decided_at: at,
        reason: decision === "refused" ? (reason ?? null) : null,
        updated_at: at,
      })
      .where("certification_id", "=", certificationId)
      .returning(certificationColumns)
      .executeTakeFirstOrThrow();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `users.certification_${decision}`,
      subject: { type: "certification", id: certificationId },
      before: { state: before.state },
      after: { state: decision },
    });
    await platform.events.publish(tx, certificationDecided, {
      user_id: row.user_id,
      certification_id: certificationId,
      name: row.name,
      decision,
      reason: row.reason,
    });
    return viewCertification(row, today);
  });
}
