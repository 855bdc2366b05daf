import type { RouterContextProvider } from "react-router";
import { type Language, languageOf } from "#api-schema/languages.ts";
import type { TopicView } from "#api-schema/trending.ts";
import type { apiOf } from "./api.server.ts";
import { pageContext } from "./context.ts";
import type { Topic } from "./topic.ts";

let known: Readonly<Record<Language, readonly Topic[]>> | null = null;

/**
 * The whole tree in the reader's language, asked for once a process: it comes with the release, and the server brings it to
 * the database before it answers anybody. Fetched anew for each page it was the dearest part of most.
 */
export async function allTopics(
  api: ReturnType<typeof apiOf>,
  context: Readonly<RouterContextProvider>,
): Promise<readonly Topic[]> {
  known ??= inEach(await wholeTree(api));
  return known[languageOf(context.get(pageContext).preferences.locale)];
}

async function wholeTree(api: ReturnType<typeof apiOf>): Promise<readonly TopicView[]> {
  const topics: TopicView[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
    const page = await api.trending.listTopics({ query });
    topics.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return topics;
}

function inEach(topics: readonly TopicView[]): Readonly<Record<Language, readonly Topic[]>> {
  const calledIn = (language: Language) => topics.map(({ names, ...topic }) => ({ ...topic, name: names[language] }));
  return { en: calledIn("en"), de: calledIn("de") };
}

interface TopicChoice {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** The broadest topics as choices of a filter. */
export function topicOptions(topics: readonly Topic[], selected: readonly string[]): TopicChoice[] {
  return topics
    .filter((topic) => topic.depth === 0 || selected.includes(topic.slug))
    .map(({ slug, name }) => ({ value: slug, label: name, selected: selected.includes(slug) }));
}

/** The whole tree as one list to choose from: a branch stands below its parent, moved in. */
export function topicChoices(topics: readonly Topic[]): { value: string; label: string }[] {
  return topics.map(({ slug, name, depth }) => ({ value: slug, label: `${"\u2003".repeat(depth)}${name}` }));
}

export function topicName(topics: readonly Topic[], slug: string | null): string | undefined {
  return topics.find((topic) => topic.slug === slug)?.name;
}
