// What some people tell beside their work: when they are away, in which month they have fewer hours, and roughly what they earned.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

const PEOPLE = 8;
// Days after the demo's end, for one person after the other.
const AWAY = [
  [9, 16],
  [4, 6],
  [20, 33],
] as const;

export function figureScenes(seeds: Seeds, end: Date): readonly Scene[] {
  const hired = [...new Set(seeds.histories.filter((one) => one.ended_days_ago !== null).map((one) => one.freelancer))];
  return hired.slice(-PEOPLE).map((key, place) => ({
    at: daysBefore(end, 2, `${key} calendar`),
    what: "people",
    play: (stage) => tell(stage, key, place),
  }));
}

async function tell(stage: Stage, key: string, place: number): Promise<void> {
  const { users, calendar } = stage.as(key);
  const day = (ahead: number): string =>
    addMs(stage.end, ahead * DAY_MS)
      .toISOString()
      .slice(0, 10);
  const [from, to] = AWAY[place % AWAY.length] ?? AWAY[0];
  const months = [{ month: day(62).slice(0, 7), hours_per_week: 10 + 5 * place }];
  await calendar.putCalendar({
    params: { user_id: stage.idOf(key) },
    body: { away: [{ from: day(from), to: day(to) }], months },
  });
  const { settings } = await users.me();
  await users.putSettings({ body: { ...settings, show_earnings: place % 2 === 0 } });
}
