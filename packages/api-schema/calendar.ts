// When somebody is away, and in which months they have other hours.
import { type Static, Type } from "typebox";
import { Day, Id, record, route, Version } from "./core.ts";
import { AvailabilityView } from "./users.ts";

const AwayRange = record({ from: Day, to: Day });
export type AwayRange = Static<typeof AwayRange>;
const MonthHours = record({
  month: Type.String({ pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$", description: "YYYY-MM." }),
  hours_per_week: Type.Integer({ minimum: 0, maximum: 80, description: "0: no time at all." }),
});
export type MonthHours = Static<typeof MonthHours>;

const CalendarBody = record({
  away: Type.Array(AwayRange, { maxItems: 50 }),
  months: Type.Array(MonthHours, { maxItems: 24 }),
  version: Type.Optional(Version),
});
export type CalendarBody = Static<typeof CalendarBody>;

const CalendarView = record({
  usual: AvailabilityView,
  away: Type.Array(AwayRange),
  months: Type.Array(MonthHours),
  version: Version,
});
export type CalendarView = Static<typeof CalendarView>;

const params = record({ user_id: Id });

export const calendarApi = {
  getCalendar: route({
    method: "GET",
    path: "/api/users/:user_id/calendar",
    summary:
      "When a person is away or has other hours than usual, from today on. Their profile's availability heeds it.",
    access: "public",
    scope: "users:read",
    params,
    response: CalendarView,
    errors: ["user.not_found"],
  }),
  putCalendar: route({
    method: "PUT",
    path: "/api/users/:user_id/calendar",
    summary: "Replace one's calendar; what is over is dropped.",
    access: "signed_in",
    scope: "users:write",
    params,
    body: CalendarBody,
    response: CalendarView,
    errors: ["user.not_found", "user.bad_field", "request.stale"],
  }),
};
