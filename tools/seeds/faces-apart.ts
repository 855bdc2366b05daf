// There are more people than drawn faces: who is seen beside another has a face of their own, or shows initials.
import { facesLike } from "./cast.ts";
import type { Person } from "./people-types.ts";
import type { History, Project, Proposal } from "./project-types.ts";

interface Meetings {
  readonly projects: readonly Project[];
  readonly histories: readonly History[];
  readonly proposals: readonly Proposal[];
}

const twoPages = 40;

/** Nobody shares a face with another on the first two pages of a list of people, nor where they meet. */
export function keepFacesApart(people: readonly Person[], meetings: Meetings): Person[] {
  const groups = [...firstPages(people), ...whoMeet(meetings)].map((keys) => ({ keys, faces: new Set<string>() }));
  return people.map((person) => {
    const mine = groups.filter((group) => group.keys.has(person.key));
    const picture = facesLike(person.picture).find((face) => mine.every(({ faces }) => !faces.has(face))) ?? null;
    for (const { faces } of mine) if (picture) faces.add(picture);
    return { ...person, picture };
  });
}

function firstPages(people: readonly Person[]): Set<string>[] {
  const newest = people.toSorted((a, b) => a.joined_days_ago - b.joined_days_ago);
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
  return [newest, byName]
    .flatMap((list) => [list, list.filter((person) => person.user_type === "freelancer")])
    .map((list) => new Set(list.slice(0, twoPages).map((person) => person.key)));
}

/** The sides of each contract, everybody somebody has worked with, and a client with all who propose on a project. */
export function whoMeet({ projects, histories, proposals }: Meetings): Set<string>[] {
  const byClient = Map.groupBy(histories, (history) => history.client);
  const byFreelancer = Map.groupBy(histories, (history) => history.freelancer);
  const byProject = Map.groupBy(proposals, (proposal) => proposal.project);
  return [
    ...[...byClient].map(([client, all]) => new Set([client, ...all.map((history) => history.freelancer)])),
    ...[...byFreelancer].map(([freelancer, all]) => new Set([freelancer, ...all.map((history) => history.client)])),
    ...projects.map(
      ({ key, owner }) => new Set([owner, ...(byProject.get(key) ?? []).map((proposal) => proposal.freelancer)]),
    ),
  ];
}
