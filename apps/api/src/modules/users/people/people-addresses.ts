import { type RawBuilder, sql } from "kysely";
import type { PublicAddresses } from "#platform/addresses/index.ts";
import { saysSomething } from "./list-people.ts";

/** Pages of people, for search engines: of those whom the list of people shows. */
export const peopleAddresses: PublicAddresses = {
  kind: "people",
  shown: sql`users.users where listed and ${saysSomething}`,
  id: sql<string>`user_id`,
  path: sql<string>`'/@' || handle`,
};

/**
 * The handle of the person in the column `person` (`sql.ref("portfolios.items.user_id")`), for the address of what they
 * made; null once they are erased or hidden.
 */
export function shownHandle(person: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select u.handle from users.users u
    where u.user_id = ${person} and u.erased_at is null and u.hidden_at is null)`;
}
