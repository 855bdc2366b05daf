import type { CalendarView } from "#api-schema/calendar.ts";
import { formatLongMonth, formatWeekday } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { calendarText } from "../../messages/calendar.ts";
import c from "./month-table.module.css";
import { weeksOf } from "./month-view.ts";

// A Monday and the days after it: for the names of the weekdays.
const WEEKDAYS = ["01", "02", "03", "04", "05", "06", "07"].map((day) => `2024-01-${day}`);

/** A small month. Days away say so in words too, not by their colour alone. */
export function MonthTable({ month, calendar }: { month: string; calendar: Pick<CalendarView, "away" | "months"> }) {
  const words = useText(calendarText);
  const { locale, now } = useReader();
  const hours = calendar.months.find((one) => one.month === month)?.hours_per_week;
  return (
    <table className={c.month}>
      <caption>
        <b>{formatLongMonth(month, locale)}</b>
        {hours !== undefined && <span>{hours === 0 ? words.noHours : words.hoursPerWeek(hours)}</span>}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={formatWeekday(day, locale, "long")}>
              {formatWeekday(day, locale, "narrow")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, calendar).map((week) => (
          <tr key={week.find((day) => day)?.day}>
            {week.map((day, place) =>
              day ? (
                <td
                  key={day.day}
                  data-away={day.away || undefined}
                  aria-current={day.day === now.slice(0, 10) ? "date" : undefined}
                >
                  {day.number}
                  {day.away && <span className="vh"> {words.away}</span>}
                </td>
              ) : (
                <td key={WEEKDAYS[place]} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
