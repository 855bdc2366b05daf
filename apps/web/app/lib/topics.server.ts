import type { TopicView } from "#api-schema/trending.ts";
import type { apiOf } from "./api.server.ts";

let known: readonly TopicView[] | null = null;

/**
 * The whole tree, asked for once a process: it comes with the release, and the server brings it to the database before
 * it answers anybody. Fetched anew for each page it was the dearest part of most.
 */
export async function allTopics(api: ReturnType<typeof apiOf>): Promise<readonly TopicView[]> {
  known ??= (await api.trending.listTopics({})).data;
  return known;
}

interface TopicChoice {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

/** The broadest topics as choices of a filter. */
export function topicOptions(topics: readonly TopicView[], selected: readonly string[]): TopicChoice[] {
  return topics
    .filter((topic) => topic.depth === 0 || selected.includes(topic.slug))
    .map(({ slug, name }) => ({ value: slug, label: name, selected: selected.includes(slug) }));
}

/** The whole tree as one list to choose from: a branch stands below its parent, moved in. */
export function topicChoices(topics: readonly TopicView[]): { value: string; label: string }[] {
  return topics.map(({ slug, name, depth }) => ({ value: slug, label: `${"\u2003".repeat(depth)}${name}` }));
}

export function topicName(topics: readonly TopicView[], slug: string | null): string | undefined {
  return topics.find((topic) => topic.slug === slug)?.name;
}
