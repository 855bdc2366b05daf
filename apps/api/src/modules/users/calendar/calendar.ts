import type { AwayRange, CalendarBody, CalendarView, MonthHours } from "#api-schema/calendar.ts";
import { profileChanged } from "#events/users.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { nextVersion, type ReadBefore, versionOf } from "../profile/list-version.ts";
import { availabilityOn } from "../profile/profile.rules.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { statedAvailability } from "../profile/view-profile.ts";
import { badField } from "../users.errors.ts";
import { type Calendar, faultInCalendar } from "./calendar.rules.ts";

/** When a person is away or has other hours, from today on. Throws `user.not_found`. */
export async function getCalendar(platform: Platform, viewer: Actor | null, userId: string): Promise<CalendarView> {
  // First: what is changed between the two reads makes it stale, not the other way round.
  const version = await versionOf(platform.db, "calendar", userId);
  const { calendar, ...profile } = await loadProfile(platform.db, viewer, userId);
  const usual = availabilityOn(statedAvailability(profile), today(platform));
  return { usual, ...ahead(calendar, today(platform)), version };
}

/**
 * Replaces it; what is over is dropped. Throws `user.not_found`, `user.bad_field` at the entry that cannot be; 409
 * `request.stale` with the calendar as it is.
 */
export async function putCalendar(
  platform: Platform,
  actor: Actor,
  input: Pick<ReadBefore, "expectVersion"> & { userId: string; body: CalendarBody },
): Promise<CalendarView> {
  const { userId, body } = input;
  await requireOwn(platform, actor, userId);
  const fault = faultInCalendar(body, today(platform));
  if (fault) throw badField(fault.pointer, fault.detail);
  const { away, months } = ahead(body, today(platform));
  const written = await platform.inTransaction(async (tx) => {
    if (!(await nextVersion(tx, "calendar", { ...input, version: body.version }))) return false;
    await tx.deleteFrom("users.away").where("user_id", "=", userId).execute();
    await tx.deleteFrom("users.month_hours").where("user_id", "=", userId).execute();
    if (away.length > 0)
      await tx
        .insertInto("users.away")
        .values(away.map((one) => awayRow(userId, one)))
        .execute();
    if (months.length > 0)
      await tx
        .insertInto("users.month_hours")
        .values(months.map((one) => monthRow(userId, one)))
        .execute();
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.calendar_changed",
      subject: { type: "user", id: userId },
      after: { away: away.length, months: months.length },
    });
    await platform.events.publish(tx, profileChanged, { user_id: userId });
    return true;
  });
  const current = await getCalendar(platform, actor, userId);
  if (!written) throw requestErrors.stale({ extra: { current } });
  return current;
}

const today = ({ clock }: Platform): string => clock.now().toISOString().slice(0, 10);

function ahead({ away, months }: Calendar, day: string): { away: AwayRange[]; months: MonthHours[] } {
  return {
    away: away.filter(({ to }) => to >= day),
    months: months.filter(({ month }) => month >= day.slice(0, 7)),
  };
}

const awayRow = (userId: string, { from, to }: AwayRange) => ({ user_id: userId, from_day: from, to_day: to });
const monthRow = (userId: string, { month, hours_per_week }: MonthHours) => ({
  user_id: userId,
  month: `${month}-01`,
  hours_per_week,
});
