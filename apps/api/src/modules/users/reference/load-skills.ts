import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { assert } from "#platform/errors/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";

const Skills = Type.Array(
  Type.Object({
    slug: Type.String(),
    name: Type.String(),
    topic_slug: Type.String(),
    esco_group: Type.Optional(Type.String()),
  }),
);

/**
 * Brings the table of skills to the reference file, when the file changed since it was last read. Ids are made from the
 * slug, so that they are the same everywhere. Skills are never removed: people and posts point at them.
 */
export async function loadReference(platform: Platform): Promise<void> {
  const text = await readFile(join(platform.config.projectFolder, "db/seeds/reference/skills.json"), "utf8");
  const hash = createHash("sha256").update(text).digest("hex");
  const known = await platform.db
    .selectFrom("users.loaded_reference")
    .select("hash")
    .where("name", "=", "skills")
    .executeTakeFirst();
  if (known?.hash === hash) return;
  const skills: unknown = JSON.parse(text);
  assert(Value.Check(Skills, skills), "the skills file has slug, name and topic");
  const rows = skills.map((skill) => ({ ...skill, skill_id: skillId(skill.slug) }));
  await platform.inTransaction(async (tx) => {
    await tx
      .insertInto("users.skills")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column("skill_id")
          .doUpdateSet((eb) => ({ name: eb.ref("excluded.name"), topic_slug: eb.ref("excluded.topic_slug") })),
      )
      .execute();
    await tx
      .insertInto("users.loaded_reference")
      .values({ name: "skills", hash })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ hash }))
      .execute();
  });
}

/** The id of a skill of the reference file. */
export function skillId(slug: string): string {
  return idFromName(`skill:${slug}`);
}
