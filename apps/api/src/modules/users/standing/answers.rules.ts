// How fast somebody answers what they are asked: invitations, offers, proposals. Pure.
import { addMs, DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";

export const ANSWER_WINDOW_DAYS = 90;
/** With fewer answers nothing is said. */
export const ANSWERS_MIN = 5;

export interface Question {
  /** Who asked; null of what was asked before that was kept. */
  readonly askerId: string | null;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly lapsed: boolean;
}
export interface Answers {
  /** People who asked, each once. */
  readonly counted: number;
  /** The median; null with too few, or when most were never answered. */
  readonly minutes: number | null;
}

/**
 * Of what was asked in the last 90 days, by the middle answer to each person who asked: neither a friend's five questions
 * nor a stranger's make or break anything. What lapsed counts as never answered; what is still open does not count.
 */
export function answersAt(questions: readonly Question[], at: Date): Answers {
  const since = addMs(at, -ANSWER_WINDOW_DAYS * DAY_MS);
  const asked = questions.filter(({ askedAt }) => askedAt > since && askedAt <= at);
  const byPerson = Map.groupBy(asked, (question) => question.askerId ?? question);
  const minutes = [...byPerson.values()].flatMap((ofOne) => {
    const own = ofOne.flatMap(minutesTaken);
    return own.length === 0 ? [] : [slowerMiddle(own)];
  });
  const median = slowerMiddle(minutes);
  return {
    counted: minutes.length,
    minutes: minutes.length >= ANSWERS_MIN && Number.isFinite(median) ? median : null,
  };
}

function minutesTaken({ askedAt, answeredAt, lapsed }: Question): number[] {
  if (answeredAt) return [Math.max(0, Math.round((answeredAt.getTime() - askedAt.getTime()) / MINUTE_MS))];
  return lapsed ? [Number.POSITIVE_INFINITY] : [];
}

/** Of an even number the slower of the two in the middle: a promise should rather be kept than be bold. */
function slowerMiddle(minutes: readonly number[]): number {
  const sorted = minutes.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

const WORDS = [
  ["hour", 60],
  ["hours", 240],
  ["day", 1_440],
  ["days", 4_320],
] as const;
export type AnswersWithin = (typeof WORDS)[number][0] | "later";

/** Words for it, as nobody is held to a minute. */
export function answersWithin(minutes: number | null): AnswersWithin | null {
  if (minutes === null) return null;
  return WORDS.find(([, most]) => minutes <= most)?.[0] ?? "later";
}
