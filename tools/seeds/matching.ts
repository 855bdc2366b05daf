// Who fits which project: shared skills first, then topic, then a bit of chance so that not always the same few win.

import type { Person } from "./people-types.ts";
import { draw } from "./pick.ts";
import type { Project } from "./project-types.ts";

/** 0 where nothing is shared. The first skill of a brief is the trade that is asked for and weighs double. */
export function fitOf(project: Project, person: Person): number {
  const shared = project.skills.filter((slug) => person.skills.some((skill) => skill.slug === slug));
  if (shared.length === 0) return 0;
  const trade = shared[0] === project.skills[0] ? 1.6 : 0;
  const topic = person.topics.includes(project.topic) ? 1.5 : 0;
  return shared.length * 1.6 + trade + topic + draw(`${project.title} ${person.key} fit`);
}

const goodFit = 3.2;

export function bestFor(
  project: Project,
  freelancers: readonly Person[],
  timesUsed: ReadonlyMap<string, number>,
): Person[] {
  const score = (person: Person) => fitOf(project, person) - (timesUsed.get(person.key) ?? 0) * 0.7;
  const ranked = freelancers.filter((person) => fitOf(project, person) > 0).toSorted((a, b) => score(b) - score(a));
  const good = ranked.filter((person) => fitOf(project, person) >= goodFit);
  return good.length > 0 ? good : ranked.slice(0, 1);
}
