import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endorsementErrors } from "./endorsements.errors.ts";

interface Shown {
  readonly userId: string;
  readonly skillId: string;
  readonly endorsedBy: string;
  readonly shown: boolean;
}

/** Whom it is about puts an endorsement out of sight, or shows it again. Throws `endorsement.not_found`. */
export async function showEndorsement(
  platform: Platform,
  actor: Actor,
  { userId, skillId, endorsedBy, shown }: Shown,
): Promise<void> {
  if (actor.userId !== userId) throw requestErrors.forbidden({ detail: "This endorsement is of somebody else." });
  await platform.inTransaction(async (tx) => {
    const found = await tx
      .updateTable("users.endorsements")
      .set({ hidden_at: shown ? null : platform.clock.now() })
      .where("user_id", "=", userId)
      .where("skill_id", "=", skillId)
      .where("endorsed_by", "=", endorsedBy)
      .returning("endorsement_id")
      .executeTakeFirst();
    if (!found) throw endorsementErrors.notFound();
    if (shown)
      await tx
        .deleteFrom("users.withdrawn_endorsements")
        .where("user_id", "=", userId)
        .where("skill_id", "=", skillId)
        .where("endorsed_by", "=", endorsedBy)
        .execute();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: shown ? "users.endorsement_shown" : "users.endorsement_hidden",
      subject: { type: "user", id: userId },
      after: { endorsement_id: found.endorsement_id },
    });
  });
}
