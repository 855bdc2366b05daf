import { defineText, plural } from "../lib/text.ts";
import { calendarDe } from "./de/calendar.ts";

export const calendarText = defineText({
  en: {
    title: "Calendar",
    edit: "Edit",
    noneYet: "Mark days on which you are away, and clients see it before they ask.",
    away: "away",
    awayTitle: "Away",
    awayLede:
      "On these days your profile says that you are away, and from when you can be hired again. Otherwise it says what your profile says in general.",
    noAway: "You have marked no days.",
    addAway: "Mark days",
    from: "First day",
    to: "Last day",
    add: "Mark",
    remove: "Remove",
    removeNamed: (from: string, to: string) => `Remove ${from} to ${to}`,
    monthsTitle: "Hours by month",
    monthsLede:
      "Hours a week in months that differ from what you offer in general. Zero means no time; empty means as usual.",
    save: "Save hours",
    saved: "Your calendar is saved.",
    hoursPerWeek: (hours: number) => plural(hours, { one: "# hour a week", other: "# hours a week" }),
    hoursUnit: "h a week",
    noHours: "No time",
    wholeHours: "Use whole hours from 0 to 80.",
  },
  de: calendarDe,
});
