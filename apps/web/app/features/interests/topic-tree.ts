import type { Topic } from "../../lib/topic.ts";

export interface TopicBranch {
  readonly root: Topic;
  /** The root itself and everything below it, each parent before its children. */
  readonly topics: readonly Topic[];
}

/** The tree as its broadest topics with what lies below each. The list names each parent before its children. */
export function branchesOf(topics: readonly Topic[]): TopicBranch[] {
  const branches: { root: Topic; topics: Topic[] }[] = [];
  for (const topic of topics) {
    if (topic.depth === 0) branches.push({ root: topic, topics: [topic] });
    else branches.at(-1)?.topics.push(topic);
  }
  return branches;
}

/** The topics whose name, or the name of one above, has these words in it; all of them for no words. */
export function matching(topics: readonly Topic[], query: string): ReadonlySet<string> {
  const wanted = query.trim().toLowerCase();
  const found = new Set<string>();
  for (const { topic_id, parent_topic_id, name } of topics)
    if (name.toLowerCase().includes(wanted) || (parent_topic_id !== null && found.has(parent_topic_id)))
      found.add(topic_id);
  return found;
}
