// How alike two portfolios or two pieces of work are, and why: values in, values out.

export interface Subject {
  /** The topic, then everything above it. */
  readonly category_path: readonly string[];
  readonly tags: readonly string[];
}
export interface Likeness {
  /** The nearest topic that both lie in. */
  readonly topic: string | null;
  readonly tags: readonly string[];
  /** How many skills their makers share. */
  readonly skills: number;
}
export interface Candidate extends Subject {
  readonly id: string;
  readonly user_id: string;
  readonly likes: number;
}

export const SIMILAR_MAX = 6;
// One prolific maker must not be all that is alike.
const OF_ONE_MAKER_MAX = 2;
const SKILLS_COUNTED_MAX = 5;

export function likenessOf(one: Subject, other: Subject, sharedSkills: number): Likeness {
  return {
    topic: one.category_path.find((topic) => other.category_path.includes(topic)) ?? null,
    tags: one.tags.filter((tag) => other.tags.includes(tag)),
    skills: sharedSkills,
  };
}

/** A tag says more than a broad field and less than the same narrow one; skills decide between the rest. */
function weightOf(likeness: Likeness, one: Subject): number {
  const place = likeness.topic === null ? -1 : one.category_path.indexOf(likeness.topic);
  const topic = place === -1 ? 0 : Math.max(1, 5 - 2 * place);
  return topic + 3 * likeness.tags.length + 0.5 * Math.min(SKILLS_COUNTED_MAX, likeness.skills);
}

export interface Similar {
  readonly id: string;
  readonly likeness: Likeness;
}

/** The most alike first, at most six, at most two of one maker. */
export function mostAlike(
  subject: Subject,
  candidates: readonly Candidate[],
  sharedSkills: ReadonlyMap<string, number>,
): Similar[] {
  const weighed = candidates.map((candidate) => {
    const likeness = likenessOf(subject, candidate, sharedSkills.get(candidate.user_id) ?? 0);
    return { candidate, likeness, weight: weightOf(likeness, subject) };
  });
  const order = weighed.toSorted(
    (a, b) =>
      b.weight - a.weight || b.candidate.likes - a.candidate.likes || (a.candidate.id < b.candidate.id ? 1 : -1), // the newer first: ids go up with time
  );
  const ofMaker = new Map<string, number>();
  const chosen: Similar[] = [];
  for (const { candidate, likeness } of order) {
    const already = ofMaker.get(candidate.user_id) ?? 0;
    if (already >= OF_ONE_MAKER_MAX) continue;
    ofMaker.set(candidate.user_id, already + 1);
    chosen.push({ id: candidate.id, likeness });
    if (chosen.length === SIMILAR_MAX) break;
  }
  return chosen;
}
