import type { UserCard } from "#api-schema/users.ts";
import { assert } from "#platform/errors/index.ts";

/** Every id in a row belongs to an account, and users keep a row (erased or not) for each account. */
export function cardIn(people: ReadonlyMap<string, UserCard>, userId: string): UserCard {
  const card = people.get(userId);
  assert(card, `person ${userId} has a card`);
  return card;
}
