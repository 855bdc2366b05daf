import { href } from "react-router";
import type { CalendarView } from "#api-schema/calendar.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { calendarText } from "../../messages/calendar.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { AwayDays } from "./away-days.tsx";
import c from "./calendar-card.module.css";
import { MonthTable } from "./month-table.tsx";
import { monthsFrom } from "./month-view.ts";

interface CalendarCardProps {
  readonly calendar: CalendarView;
  readonly isOwn: boolean;
}

const MONTHS_SHOWN = 2;
const RANGES_SHOWN = 5;

/** When this person is away, on their profile: this month and the next, and the ranges in words; or how to begin. */
export function CalendarCard({ calendar, isOwn }: CalendarCardProps) {
  const words = useText(calendarText);
  const { now } = useReader();
  const isEmpty = calendar.away.length === 0 && calendar.months.length === 0;
  return (
    <Card
      title={words.title}
      {...(isEmpty ? { lede: words.noneYet } : {})}
      action={
        isOwn && (
          <Button kind="quiet" size="sm" to={href("/settings/calendar")}>
            {words.edit}
          </Button>
        )
      }
    >
      {!isEmpty && (
        <div className={c.months}>
          {monthsFrom(now, MONTHS_SHOWN).map((month) => (
            <MonthTable key={month} month={month} calendar={calendar} />
          ))}
          {calendar.away.length > 0 && (
            <div className={c.ranges}>
              <p>{words.awayTitle}</p>
              <ul className={c.list}>
                {calendar.away.slice(0, RANGES_SHOWN).map((range) => (
                  <li key={range.from}>
                    <AwayDays range={range} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}
