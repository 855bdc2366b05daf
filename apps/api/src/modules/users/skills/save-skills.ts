import type { Static } from "typebox";
import type { UserSkillView } from "#api-schema/skill-views.ts";
import { profileChanged } from "#events/users.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { nextVersion, type ReadBefore, versionOf } from "../profile/list-version.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { userErrors } from "../users.errors.ts";
import { skillsById } from "./find-skills.ts";

type UserSkill = Static<typeof UserSkillView>;
type Skills = { data: UserSkill[]; version: number };
export interface WantedSkill {
  readonly skill_id: string;
  readonly level: UserSkill["level"];
  readonly years?: number | null;
}

export async function getSkills(platform: Platform, viewer: Actor | null, userId: string): Promise<Skills> {
  // The version first: what is changed between the two reads makes it stale, not the other way round.
  const version = await versionOf(platform.db, "skills", userId);
  return { data: (await loadProfile(platform.db, viewer, userId)).skills, version };
}

/**
 * Replaces a person's skills; the order given is the order shown. Throws `user.unknown_skill` with each pointer; 409
 * `request.stale` with the skills as they are.
 */
export async function putSkills(
  platform: Platform,
  actor: Actor,
  input: ReadBefore & { userId: string; skills: readonly WantedSkill[] },
): Promise<Skills> {
  const { userId, skills } = input;
  await requireOwn(platform, actor, userId);
  await refuseUnknown(platform, skills);
  const written = await platform.inTransaction(async (tx) => {
    if (!(await nextVersion(tx, "skills", input))) return false;
    await tx.deleteFrom("users.user_skills").where("user_id", "=", userId).execute();
    const rows = skills.map(({ skill_id, level, years }, position) => ({
      user_id: userId,
      skill_id,
      level,
      years: years ?? null,
      position,
    }));
    if (rows.length > 0) await tx.insertInto("users.user_skills").values(rows).execute();
    const subject = { type: "user", id: userId };
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.skills_changed",
      subject,
      after: { count: rows.length },
    });
    await platform.events.publish(tx, profileChanged, { user_id: userId });
    return true;
  });
  const current = await getSkills(platform, actor, userId);
  if (!written) throw requestErrors.stale({ extra: { current } });
  return current;
}

async function refuseUnknown(platform: Platform, skills: readonly WantedSkill[]): Promise<void> {
  const ids = skills.map((skill) => skill.skill_id);
  const known = await skillsById(platform.db, ids);
  const fields = ids.flatMap((id, index) => {
    if (!known.has(id))
      return [{ pointer: `/body/skills/${index}/skill_id`, detail: "Choose a skill from the list.", code: "unknown" }];
    if (ids.indexOf(id) < index)
      return [{ pointer: `/body/skills/${index}/skill_id`, detail: "Each may be given once.", code: "twice" }];
    return [];
  });
  if (fields.length > 0) throw userErrors.unknownSkill({ fields });
}
