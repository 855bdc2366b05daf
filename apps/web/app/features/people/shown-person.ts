import type { PersonView } from "#api-schema/users.ts";
import type { BadgeMark } from "../standing/badge-mark.ts";

/** What a card shows of a person, and nothing else. */
export interface ShownPerson extends Pick<PersonView, "handle" | "name" | "headline" | "city" | "country"> {
  readonly imageUrl: string | null;
  readonly hourlyRate: PersonView["hourly_rate"];
  readonly skills: readonly string[];
  readonly successScore: number | null;
  /** The weightiest one they hold. */
  readonly badge: BadgeMark | null;
  readonly availability: PersonView["availability"]["state"];
}
