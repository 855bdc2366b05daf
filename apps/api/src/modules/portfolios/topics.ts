// The topic tree that categories are checked against. It comes with the product; a portfolio keeps its category's path.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Platform } from "#platform/platform.ts";

const Topics = Type.Array(Type.Object({ slug: Type.String(), parent_slug: Type.Union([Type.String(), Type.Null()]) }));

const loaded = new Map<string, ReadonlyMap<string, string | null>>();

/** Read once a process: the file is part of the release. */
function parentsOf({ config }: Platform): ReadonlyMap<string, string | null> {
  const file = join(config.projectFolder, "db/seeds/reference/topics.json");
  const known = loaded.get(file);
  if (known) return known;
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  const parents = new Map(Value.Parse(Topics, parsed).map((topic) => [topic.slug, topic.parent_slug]));
  loaded.set(file, parents);
  return parents;
}

/** The topic and everything above it, or null when there is no such topic. */
export function categoryPath(platform: Platform, slug: string): readonly string[] | null {
  const parents = parentsOf(platform);
  if (!parents.has(slug)) return null;
  const path: string[] = [];
  for (let at: string | null | undefined = slug; at; at = parents.get(at)) path.push(at);
  return path;
}
