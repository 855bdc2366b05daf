import type { Static } from "typebox";
import type { AvailabilityView } from "#api-schema/users.ts";

type Availability = Static<typeof AvailabilityView>;

/** What lacks in an availability, as the field and a sentence; null when it is whole. */
export function faultInAvailability(availability: Availability): { field: string; detail: string } | null {
  if (availability.state === "from_date" && availability.from === null)
    return { field: "from", detail: "Say from which day." };
  if (availability.state === "part_time" && availability.hours_per_week === null)
    return { field: "hours_per_week", detail: "Say how many hours a week." };
  return null;
}

/** An availability with nothing that its state does not use. */
export function tidyAvailability(availability: Availability): Availability {
  const { state, from, hours_per_week } = availability;
  return {
    state,
    from: state === "from_date" ? from : null,
    hours_per_week: state === "part_time" ? hours_per_week : null,
  };
}

/** How an availability reads on `today` (YYYY-MM-DD): a day that has come means now. */
export function availabilityOn(availability: Availability, today: string): Availability {
  if (availability.state !== "from_date" || availability.from === null || availability.from > today)
    return availability;
  return { state: "now", from: null, hours_per_week: null };
}

/** True for an address a profile may link to: http or https, a host with a dot, no user name inside. */
export function isLinkable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return ["http:", "https:"].includes(protocol) && hostname.includes(".") && username === "" && password === "";
}
