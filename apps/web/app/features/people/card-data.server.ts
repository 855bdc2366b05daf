import type { PersonView } from "#api-schema/users.ts";
import { badgeMarks } from "../standing/badge-marks.server.ts";
import type { ShownPerson } from "./shown-person.ts";

/** People for cards: what a card does not show need not travel with the page. */
export async function peopleCards(
  page: Parameters<typeof badgeMarks>[0],
  people: readonly PersonView[],
): Promise<ShownPerson[]> {
  const weightiest = people.flatMap(({ badges }) => badges.slice(0, 1));
  const marks = await badgeMarks(page, weightiest);
  return people.map((person) => ({
    handle: person.handle,
    name: person.name,
    headline: person.headline,
    city: person.city,
    country: person.country,
    imageUrl: person.profile_image,
    hourlyRate: person.hourly_rate,
    skills: person.skills.map((skill) => skill.name),
    successScore: person.success_score,
    badge: marks.get(person.badges[0] ?? "") ?? null,
    availability: person.availability.state,
  }));
}
