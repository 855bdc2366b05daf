import type { EndorsedSkillView } from "#api-schema/skill-views.ts";
import { skillEndorsed } from "#events/users.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { endorsementErrors } from "./endorsements.errors.ts";

interface SkillOfPerson {
  readonly userId: string;
  readonly skillId: string;
}

/**
 * Vouches for a skill that stands on somebody else's profile. A second time changes nothing and tells nobody, nor
 * does one given again after it was taken back: what was out of sight stays so. Throws
 * `user.not_found`, `endorsement.no_such_skill`, `endorsement.own_skill`.
 */
export async function endorseSkill(
  platform: Platform,
  actor: Actor,
  { userId, skillId }: SkillOfPerson,
): Promise<EndorsedSkillView> {
  if (actor.userId === userId) throw endorsementErrors.ownSkill({ at: "/params/user_id" });
  const { skills } = await loadProfile(platform.db, actor, userId);
  const skill = skills.find(({ skill_id }) => skill_id === skillId);
  if (!skill) throw endorsementErrors.noSuchSkill();
  await platform.inTransaction(async (tx) => {
    const hidden = await tx
      .selectFrom("users.withdrawn_endorsements")
      .select("hidden_at")
      .where("user_id", "=", userId)
      .where("skill_id", "=", skillId)
      .where("endorsed_by", "=", actor.userId)
      .executeTakeFirst();
    const made = await tx
      .insertInto("users.endorsements")
      .values({
        endorsement_id: newId(),
        user_id: userId,
        skill_id: skillId,
        endorsed_by: actor.userId,
        created_at: platform.clock.now(),
        hidden_at: hidden?.hidden_at ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("skill_id")
      .executeTakeFirst();
    if (!made) return;
    const giver = await tx
      .selectFrom("users.users")
      .select("name")
      .where("user_id", "=", actor.userId)
      .executeTakeFirstOrThrow();
    const entry = {
      actorId: actor.userId,
      action: "users.skill_endorsed",
      subject: { type: "user", id: userId },
      after: { skill: skill.slug },
    };
    const again = await platform.audit.happened(tx, entry);
    await platform.audit.record(tx, entry);
    if (again) return;
    await platform.events.publish(tx, skillEndorsed, {
      user_id: userId,
      endorsed_by: actor.userId,
      name: giver.name,
      skill: skill.name,
    });
  });
  const now = (await loadProfile(platform.db, actor, userId)).skills.find(({ skill_id }) => skill_id === skillId);
  if (!now) throw endorsementErrors.noSuchSkill();
  return now;
}

/** Takes it back; nothing happens where there is none. */
export async function withdrawEndorsement(
  platform: Platform,
  actor: Actor,
  { userId, skillId }: SkillOfPerson,
): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const gone = await tx
      .deleteFrom("users.endorsements")
      .where("user_id", "=", userId)
      .where("skill_id", "=", skillId)
      .where("endorsed_by", "=", actor.userId)
      .returning("hidden_at")
      .executeTakeFirst();
    if (!gone) return;
    if (gone.hidden_at !== null) {
      const kept = { user_id: userId, skill_id: skillId, endorsed_by: actor.userId, hidden_at: gone.hidden_at };
      await tx
        .insertInto("users.withdrawn_endorsements")
        .values(kept)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.endorsement_withdrawn",
      subject: { type: "user", id: userId },
    });
  });
}
