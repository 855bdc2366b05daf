// How a listener says who hears of an event and in which words: a list of notices made from the payload.
import type { Static, TSchema } from "typebox";
import { peopleWithRole } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { EventDefinition } from "#platform/events/index.ts";
import type { Platform } from "#platform/platform.ts";
import { EVERY_ADMINISTRATOR, type Notice, notify } from "./notify.ts";

/** Registers one reaction: each notice the event gives rise to is told once to its person. */
export type Hear = <S extends TSchema>(
  event: EventDefinition<S>,
  notices: (payload: Static<S>) => readonly Notice[],
) => void;

export function hearing(platform: Platform): Hear {
  return (event, notices) =>
    platform.events.on(event, `notifications.${event.name}`, async (tx, payload, { eventId }) => {
      const all = await toPeople(tx, notices(payload));
      // In order of person: two events that tell the same two people must not wait for each other.
      for (const notice of all.toSorted((one, other) => one.userId.localeCompare(other.userId)))
        await notify(platform, tx, eventId, notice);
    });
}

/** What concerns whoever is an administrator when it is heard becomes a notice for each of them. */
async function toPeople(tx: Tx, notices: readonly Notice[]): Promise<readonly Notice[]> {
  if (!notices.some((notice) => notice.userId === EVERY_ADMINISTRATOR)) return notices;
  const administrators = await peopleWithRole(tx, "admin");
  return notices.flatMap((notice) =>
    notice.userId === EVERY_ADMINISTRATOR ? administrators.map((userId) => ({ ...notice, userId })) : [notice],
  );
}
