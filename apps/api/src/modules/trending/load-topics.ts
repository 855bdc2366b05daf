import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { assert } from "#platform/errors/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";

const Topics = Type.Array(
  Type.Object({
    slug: Type.String(),
    name: Type.String(),
    names: Type.Object({ de: Type.String({ minLength: 1 }) }),
    parent_slug: Type.Union([Type.String(), Type.Null()]),
    synonyms: Type.Array(Type.String()),
    esco: Type.Array(Type.String()),
  }),
);

/** The id of a topic of the reference file: made from its slug, so the same everywhere. */
export function topicId(slug: string): string {
  return idFromName(`topic:${slug}`);
}

/**
 * Brings the tree to the reference file, when the file changed since it was last read. Topics are never removed:
 * categories and interests point at them.
 */
export async function loadReference(platform: Platform): Promise<void> {
  const text = await readFile(join(platform.config.projectFolder, "db/seeds/reference/topics.json"), "utf8");
  const hash = createHash("sha256").update(text).digest("hex");
  const known = await platform.db
    .selectFrom("trending.loaded_reference")
    .select("hash")
    .where("name", "=", "topics")
    .executeTakeFirst();
  if (known?.hash === hash) return;
  const topics: unknown = JSON.parse(text);
  assert(Value.Check(Topics, topics), "the topics file has slug, names, parent, synonyms and groups");
  const depths = new Map<string, number>();
  const rows = topics.map(({ slug, name, names, parent_slug, synonyms, esco }, position) => {
    const depth = parent_slug === null ? 0 : (depths.get(parent_slug) ?? Number.NaN) + 1;
    assert(Number.isInteger(depth), `topic ${slug} stands behind its parent`);
    depths.set(slug, depth);
    const parent_topic_id = parent_slug === null ? null : topicId(parent_slug);
    return {
      topic_id: topicId(slug),
      slug,
      name,
      names: JSON.stringify(names),
      parent_topic_id,
      depth,
      position,
      synonyms,
      esco,
    };
  });
  await platform.inTransaction(async (tx) => {
    await tx
      .insertInto("trending.topics")
      .values(rows)
      .onConflict((conflict) =>
        conflict.column("topic_id").doUpdateSet((eb) => ({
          name: eb.ref("excluded.name"),
          names: eb.ref("excluded.names"),
          parent_topic_id: eb.ref("excluded.parent_topic_id"),
          depth: eb.ref("excluded.depth"),
          position: eb.ref("excluded.position"),
          synonyms: eb.ref("excluded.synonyms"),
          esco: eb.ref("excluded.esco"),
        })),
      )
      .execute();
    await tx
      .insertInto("trending.loaded_reference")
      .values({ name: "topics", hash })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ hash }))
      .execute();
  });
}
