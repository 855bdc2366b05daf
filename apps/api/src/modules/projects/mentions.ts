// How a project and a person are named beside something else.
import type { Static } from "typebox";
import type { ProjectMention } from "#api-schema/hiring-views.ts";
import type { UserCard } from "#api-schema/users.ts";
import { assert } from "#platform/errors/index.ts";
import type { ProjectRow } from "./projects.repository.ts";

export type Mention = Static<typeof ProjectMention>;

export function mentionOf(row: ProjectRow): Mention {
  return {
    project_id: row.project_id,
    title: row.title,
    status: row.status,
    user_id: row.user_id,
    currency: row.currency,
  };
}

/** Every id in a row belongs to an account, and users keep a row (erased or not) for each account. */
export function cardIn(people: ReadonlyMap<string, UserCard>, userId: string): UserCard {
  const card = people.get(userId);
  assert(card, `person ${userId} has a card`);
  return card;
}
