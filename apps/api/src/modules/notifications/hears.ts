// How a listener says who hears of an event and in which words: a list of notices made from the payload.
import type { Static, TSchema } from "typebox";
import { peopleWithRole } from "#modules/auth/index.ts";
import { formatMoney, money } from "#money";
import type { EventDefinition } from "#platform/events/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Notice, notify } from "./notify.ts";

/** Registers one reaction: each notice the event gives rise to is told once to its person. */
export function hear<S extends TSchema>(
  platform: Platform,
  event: EventDefinition<S>,
  notices: (payload: Static<S>) => readonly Notice[],
): void {
  platform.events.on(event, `notifications.${event.name}`, async (tx, payload, { eventId }) => {
    // In order of person: two events that tell the same two people must not wait for each other.
    const all = notices(payload).toSorted((one, other) => one.userId.localeCompare(other.userId));
    for (const notice of all) await notify(platform, tx, eventId, notice);
  });
}

/** The same for what concerns whoever is an administrator when it is heard. */
export function hearForAdmins<S extends TSchema>(
  platform: Platform,
  event: EventDefinition<S>,
  notice: (payload: Static<S>) => Omit<Notice, "userId">,
): void {
  platform.events.on(event, `notifications.${event.name}`, async (tx, payload, { eventId }) => {
    for (const userId of await peopleWithRole(tx, "admin"))
      await notify(platform, tx, eventId, { ...notice(payload), userId });
  });
}

/** An amount as people read it, in the language mails are written in. */
export function amount(value: { amount: string; currency: string }): string {
  return formatMoney(money(BigInt(value.amount), value.currency), "en");
}

/** A day as people read it, in UTC: a mail has no other time zone to go by. */
export function day(instant: string): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}
