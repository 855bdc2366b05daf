import { type Expression, type RawBuilder, sql } from "kysely";
import type { Calendar } from "./calendar.rules.ts";

/** As part of any read of people. What is over is in it until its owner saves the calendar again. */
export function shownCalendar(person: Expression<string>): RawBuilder<Calendar> {
  return sql<Calendar>`json_build_object(
    'away', coalesce((select json_agg(json_build_object('from', a.from_day::text, 'to', a.to_day::text) order by a.from_day)
      from users.away a where a.user_id = ${person}), '[]'::json),
    'months', coalesce((select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'),
        'hours_per_week', m.hours_per_week) order by m.month)
      from users.month_hours m where m.user_id = ${person}), '[]'::json))`;
}

/** The word of the availability on a day, as `availabilityBy` gives it: for filters over the columns of users.users. */
export function availabilityStateOn(day: string): RawBuilder<string> {
  return sql<string>`case when availability = 'not_available' then availability
    when (availability = 'from_date' and available_from > ${day}::date) or ${awayOn(day)} or ${hoursOn(day)} = 0 then 'from_date'
    when ${hoursOn(day)} > 0 then 'part_time'
    when availability = 'from_date' then 'now' else availability end`;
}

// Scalars with a limit, where `exists` would say the same: the database answers `exists` in a filter by reading the
// whole table of everybody's days once, and a page of people needs those of twenty.
const awayOn = (day: string): RawBuilder<boolean> => sql<boolean>`coalesce((select true from users.away a
  where a.user_id = users.users.user_id and ${day}::date between a.from_day and a.to_day limit 1), false)`;

const hoursOn = (day: string): RawBuilder<number | null> => sql<
  number | null
>`(select m.hours_per_week from users.month_hours m
  where m.user_id = users.users.user_id and m.month = date_trunc('month', ${day}::date) limit 1)`;
