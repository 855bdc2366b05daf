import { sql } from "kysely";
import type { Platform } from "#platform/platform.ts";
import { whoWorks } from "../profile/cards.ts";
import type { Skill } from "./find-skills.ts";

export interface CountedSkill extends Skill {
  /** Freelancers in lists who have it. */
  readonly people: number;
}

const KEPT_MS = 60_000;

interface Counted {
  readonly at: number;
  readonly skills: Promise<readonly CountedSkill[]>;
}
// Counting reads every listed person's skills; a minute later the figures are nearly the same, and whoever comes while
// they are counted waits for the one count.
const counted = new WeakMap<Platform, Counted>();

/** The skills that freelancers in lists have, most common first. Up to a minute old. */
export async function skillsByPeople(platform: Platform, limit: number): Promise<readonly CountedSkill[]> {
  const now = platform.clock.now().getTime();
  let known = counted.get(platform);
  if (!known || now - known.at >= KEPT_MS) {
    known = { at: now, skills: countSkills(platform) };
    counted.set(platform, known);
  }
  try {
    return (await known.skills).slice(0, limit);
  } catch (error) {
    // The next one counts anew.
    if (counted.get(platform) === known) counted.delete(platform);
    throw error;
  }
}

async function countSkills({ db }: Platform): Promise<readonly CountedSkill[]> {
  const rows = await db
    .selectFrom("users.user_skills")
    .innerJoin("users.users", "users.users.user_id", "users.user_skills.user_id")
    .innerJoin("users.skills", "users.skills.skill_id", "users.user_skills.skill_id")
    .where(sql<boolean>`listed`)
    .where(whoWorks("users.users"))
    .select(["users.skills.skill_id", "slug", "users.skills.name"])
    .select((eb) => eb.fn.countAll<bigint>().as("people"))
    .groupBy(["users.skills.skill_id", "slug", "users.skills.name"])
    .orderBy("people", "desc")
    .orderBy("users.skills.name")
    .execute();
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}
