import type { SuggestionBody, Suggestions } from "#api-schema/portfolio-suggestions.ts";
import type { Names } from "#api-schema/said-in-each.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tagName } from "../portfolios.rules.ts";
import { countCarriers, listWorkNear, mostCarriers } from "./neighbours.repository.ts";
import { companionsAmong, type Neighbours, namesIn, suggestFrom, topicsAmong } from "./suggestions.rules.ts";
import { vocabularyOf } from "./vocabulary.ts";

// Each costs a read; the first tags say most.
const TAGS_ASKED = 3;
const COMPANIONS_ASKED = 60;

/** Tags and fields that fit what somebody writes, each with its reason. Reads only, and the same for the same words. */
export async function suggest(platform: Platform, actor: Actor, body: SuggestionBody): Promise<Suggestions> {
  const vocabulary = vocabularyOf(platform);
  const tags = (body.tags ?? []).map(tagName).filter((tag) => tag !== "");
  const named = namesIn(vocabulary, body.title ?? "", body.text ?? "");
  const topic = body.category_id ?? null;
  const groups = await neighboursOf(platform, actor, { topic, tags: tags.slice(0, TAGS_ASKED) }, vocabulary.topicNames);
  const carried = [...new Set(groups.flatMap(({ portfolios }) => portfolios.flatMap((one) => one.tags)))].toSorted();
  const carriers = await countCarriers(platform.db, carried.slice(0, COMPANIONS_ASKED));
  const companions = companionsAmong(groups, carriers, mostCarriers);
  const near = { companions, topics: topicsAmong(groups) };
  return suggestFrom(vocabulary, named, near, { tags, topic });
}

async function neighboursOf(
  { db }: Platform,
  actor: Actor,
  { topic, tags }: { readonly topic: string | null; readonly tags: readonly string[] },
  topicNames: ReadonlyMap<string, Names>,
): Promise<readonly Neighbours[]> {
  const names = topic === null ? undefined : topicNames.get(topic);
  const asked = [
    ...(topic !== null && names ? [{ kind: "topic" as const, word: names.en, names, near: { topic } }] : []),
    ...tags.map((tag) => ({ kind: "tag" as const, word: tag, near: { tag } })),
  ];
  const found = await Promise.all(
    asked.map(async ({ near, ...asked }) => ({
      ...asked,
      portfolios: await listWorkNear(db, actor.userId, near),
    })),
  );
  return found.filter(({ portfolios }) => portfolios.length > 0);
}
