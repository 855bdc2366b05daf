// How a listener says who hears of an event and in which words: a list of notices made from the payload.
import type { Static, TSchema } from "typebox";
import { hasRole, peopleWithRole } from "#modules/auth/index.ts";
import { keepersOf } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { EventDefinition } from "#platform/events/index.ts";
import type { Platform } from "#platform/platform.ts";
import { withoutErased } from "./erase-person.ts";
import { EVERY_ADMINISTRATOR, type Notice, notify } from "./notify.ts";

/** Registers one reaction: each notice the event gives rise to is told once to its person. */
export type Hear = <S extends TSchema>(
  event: EventDefinition<S>,
  notices: (payload: Static<S>) => readonly Notice[],
) => void;

export function hearing(platform: Platform): Hear {
  return (event, notices) =>
    platform.events.on(event, `notifications.${event.name}`, async (tx, payload, { eventId, publishedAt }) => {
      const all = await toPeople(tx, notices(payload));
      // In order of person: two events that tell the same two people must not wait for each other.
      for (const notice of all.toSorted((one, other) => one.userId.localeCompare(other.userId))) {
        const told = await withoutErased(tx, notice, publishedAt);
        if (told) await notify(platform, tx, eventId, told);
      }
    });
}

/** What concerns every administrator, or all who keep an organisation, when it is heard becomes a notice for each of them. */
async function toPeople(tx: Tx, notices: readonly Notice[]): Promise<readonly Notice[]> {
  const told: Notice[] = [];
  for (const notice of notices) {
    const people = await peopleOf(tx, notice);
    told.push(...people.map((userId) => ({ ...notice, userId })));
  }
  return told;
}

async function peopleOf(tx: Tx, { userId, organisationId, actorId, notTo = [] }: Notice): Promise<readonly string[]> {
  if (userId === EVERY_ADMINISTRATOR) {
    const all = await peopleWithRole(tx, "admin");
    return all.filter((one) => !notTo.includes(one));
  }
  if (!organisationId) return [userId];
  const keepers: string[] = [];
  for (const one of await keepersOf(tx, organisationId))
    if (one !== actorId && (await hasRole(tx, one, "client"))) keepers.push(one);
  // Where nobody who keeps it acts as a client, it stays with the person in whose name it is.
  return keepers.length > 0 ? keepers : [userId];
}
