import type { PersonView } from "#api-schema/users.ts";
import type { ShownPerson } from "./shown-person.ts";

/** People for cards: what a card does not show need not travel with the page. */
export function peopleCards(people: readonly PersonView[]): ShownPerson[] {
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
    badge: person.badges[0] ?? null,
    availability: person.availability.state,
  }));
}
