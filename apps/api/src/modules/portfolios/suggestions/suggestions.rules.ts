// What a text suggests: names of topics and skills that stand in it, rare words before common ones; and what others
// with the same tags or topic carry, and are in. Pure and the same on every call.

import type { Because, Suggestions } from "#api-schema/portfolio-suggestions.ts";
import type { Names } from "#api-schema/said-in-each.ts";

export const TAGS_MAX = 8;
const TOPICS_MAX = 3;
const TITLE_WEIGHT = 3;
const TAG_LENGTH_MAX = 30;
// One portfolio in common says nothing yet.
const NEIGHBOURS_MIN = 2;

export interface Term {
  /** As people write it: "Logo Design". */
  readonly name: string;
  /** The topic that it names or belongs to. */
  readonly topic: string;
}

interface Phrase extends Term {
  readonly words: readonly string[];
  readonly weight: number;
}

export interface Vocabulary {
  /** By their first word. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly topicNames: ReadonlyMap<string, Names>;
}

/** Words as they are compared: without accents and capitals, and without the s of a plural. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .toWellFormed()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word,
  );
}

/** Weighs each name by how rare its words are among all names: "design" stands in dozens, "letterpress" in one. */
export function makeVocabulary(terms: readonly Term[], topicNames: ReadonlyMap<string, Names>): Vocabulary {
  const split = terms.map((term) => ({ ...term, words: wordsOf(term.name) })).filter(({ words }) => words.length > 0);
  const used = new Map<string, number>();
  for (const { words } of split) for (const word of new Set(words)) used.set(word, (used.get(word) ?? 0) + 1);
  const rarity = (word: string) => Math.log(split.length / (used.get(word) ?? 1));
  const phrases = new Map<string, Phrase[]>();
  for (const term of split) {
    const [first = ""] = term.words;
    const weight = term.words.reduce((sum, word) => sum + rarity(word), 0);
    phrases.set(first, [...(phrases.get(first) ?? []), { ...term, weight }]);
  }
  return { phrases, topicNames };
}

interface Found extends Term {
  readonly score: number;
  readonly because: Because;
}

/** Names that stand in the title or the text, the weightiest first. */
export function namesIn({ phrases }: Vocabulary, title: string, text: string): readonly Found[] {
  const best = new Map<string, Found>();
  for (const [kind, words] of [
    ["title", wordsOf(title)],
    ["text", wordsOf(text)],
  ] as const)
    for (const [place, word] of words.entries())
      for (const phrase of phrases.get(word) ?? []) {
        if (!phrase.words.every((one, ahead) => words[place + ahead] === one)) continue;
        const score = phrase.weight * (kind === "title" ? TITLE_WEIGHT : 1);
        const key = `${phrase.name}|${phrase.topic}`;
        if ((best.get(key)?.score ?? 0) < score)
          best.set(key, { ...phrase, score, because: { kind, word: phrase.name.toLowerCase(), count: 0 } });
      }
  return [...best.values()].toSorted((one, other) => other.score - one.score || byName(one.name, other.name));
}

export interface NearWork {
  readonly tags: readonly string[];
  readonly topic: string | null;
}

export interface Neighbours {
  /** The topic or the tag in common, as people read it. */
  readonly kind: "topic" | "tag";
  readonly word: string;
  /** Of a topic: what it is called in each language. */
  readonly names?: Names;
  readonly portfolios: readonly NearWork[];
}

interface Companion {
  readonly name: string;
  readonly score: number;
  readonly because: Because;
}

/** Tags that neighbours carry: those of many of them, but not those that everybody carries (`carriers`, of all portfolios). */
export function companionsAmong(
  groups: readonly Neighbours[],
  carriers: ReadonlyMap<string, number>,
  total: number,
): readonly Companion[] {
  const best = new Map<string, Companion>();
  for (const { kind, word, names, portfolios } of groups) {
    const because = { kind, word, ...(names ? { names } : {}) };
    const counts = new Map<string, number>();
    for (const { tags } of portfolios) for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    for (const [name, count] of counts) {
      if (count < NEIGHBOURS_MIN) continue;
      const rarity = Math.log(1 + Math.max(total, 1) / Math.max(carriers.get(name) ?? count, 1));
      const score = (count / portfolios.length) * rarity;
      if ((best.get(name)?.score ?? 0) < score) best.set(name, { name, score, because: { ...because, count } });
    }
  }
  return [...best.values()].toSorted((one, other) => other.score - one.score || byName(one.name, other.name));
}

/** Topics that neighbours are in, those of the greatest share of them first. */
export function topicsAmong(groups: readonly Neighbours[]): readonly Companion[] {
  const best = new Map<string, Companion>();
  for (const { kind, word, names, portfolios } of groups) {
    const counts = new Map<string, number>();
    for (const { topic } of portfolios) if (topic !== null) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    for (const [name, count] of counts) {
      const score = count / portfolios.length;
      if (count < NEIGHBOURS_MIN || (best.get(name)?.score ?? 0) >= score) continue;
      best.set(name, { name, score, because: { kind, word, ...(names ? { names } : {}), count } });
    }
  }
  return [...best.values()].toSorted((one, other) => other.score - one.score || byName(one.name, other.name));
}

interface Near {
  readonly companions: readonly Companion[];
  /** By their slugs. */
  readonly topics: readonly Companion[];
}

/** What is not chosen yet: names of the text first, then what neighbours have. */
export function suggestFrom(
  { topicNames }: Vocabulary,
  named: readonly Found[],
  near: Near,
  chosen: { readonly tags: readonly string[]; readonly topic: string | null },
): Suggestions {
  const have = new Set(chosen.tags.map((tag) => wordsOf(tag).join(" ")));
  const tags: Suggestions["tags"] = [];
  for (const { name, because } of [...named, ...near.companions]) {
    const [tag, same] = [name.toLowerCase(), wordsOf(name).join(" ")];
    if (tags.length === TAGS_MAX || have.has(same) || [...tag].length > TAG_LENGTH_MAX) continue;
    have.add(same);
    tags.push({ name: tag, because });
  }
  const topics = new Map<string, Suggestions["topics"][number]>();
  const ofNeighbours = near.topics.map(({ name, because }) => ({ topic: name, because }));
  for (const { topic, because } of [...named, ...ofNeighbours]) {
    const names = topicNames.get(topic);
    if (names === undefined || topic === chosen.topic || topics.has(topic) || topics.size === TOPICS_MAX) continue;
    topics.set(topic, { slug: topic, name: names.en, names, because });
  }
  return { tags, topics: [...topics.values()] };
}

function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
