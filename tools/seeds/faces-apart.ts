// There are more people than drawn faces: who is seen beside another has a face of their own, or shows initials.
import type { Portfolio } from "./build-portfolios.ts";
import { facesLike } from "./cast.ts";
import type { Person } from "./people-types.ts";
import type { History, Project, Proposal } from "./project-types.ts";

interface Meetings {
  readonly portfolios: readonly Portfolio[];
  readonly projects: readonly Project[];
  readonly histories: readonly History[];
  readonly proposals: readonly Proposal[];
}

const twoPages = 40;
const onePage = 20;
/** People in a list stand four in a row: nobody sees a face again within three rows, whoever is left without one. */
const near = 14;

/** Nobody shares a face with another on the first two pages of a list of people, nor where they meet. */
export function keepFacesApart(people: readonly Person[], meetings: Meetings): Person[] {
  const groups = [...firstPages(people), ...neighbours(people), ...whoMeet(meetings)].map((keys) => ({
    keys,
    faces: new Set<string>(),
  }));
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

/** Who stands near whom in the list of freelancers: full profiles first, which have a face, then the newest. */
export function neighbours(people: readonly Person[]): Set<string>[] {
  const listed = people
    .filter((person) => person.user_type === "freelancer" && person.picture !== null)
    .toSorted((a, b) => a.joined_days_ago - b.joined_days_ago)
    .map((person) => person.key);
  return listed.map((_, place) => new Set(listed.slice(place, place + near)));
}

/**
 * The sides of each contract, everybody somebody has worked with, a client with all who propose on a project, and whose
 * portfolios and whose projects are the newest.
 */
export function whoMeet({ portfolios, projects, histories, proposals }: Meetings): Set<string>[] {
  const shown = portfolios.toSorted((a, b) => a.published_days_ago - b.published_days_ago).slice(0, onePage);
  const open = projects.filter(({ state }) => state === "open").toSorted((a, b) => a.age_days - b.age_days);
  const byClient = Map.groupBy(histories, (history) => history.client);
  const byFreelancer = Map.groupBy(histories, (history) => history.freelancer);
  const byProject = Map.groupBy(proposals, (proposal) => proposal.project);
  return [
    new Set(shown.map((portfolio) => portfolio.owner)),
    new Set(open.slice(0, onePage).map((project) => project.owner)),
    ...[...byClient].map(([client, all]) => new Set([client, ...all.map((history) => history.freelancer)])),
    ...[...byFreelancer].map(([freelancer, all]) => new Set([freelancer, ...all.map((history) => history.client)])),
    ...projects.map(
      ({ key, owner }) => new Set([owner, ...(byProject.get(key) ?? []).map((proposal) => proposal.freelancer)]),
    ),
  ];
}
