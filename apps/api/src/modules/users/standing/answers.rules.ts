// How fast somebody answers what they are asked: invitations, offers, proposals. Pure.
import { addMs, DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";

export const ANSWER_WINDOW_DAYS = 90;
/** With fewer answers nothing is said. */
export const ANSWERS_MIN = 5;

export interface Question {
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly lapsed: boolean;
}
export interface Answers {
  readonly counted: number;
  /** The median; null with too few, or when most were never answered. */
  readonly minutes: number | null;
}

/** Of what was asked in the last 90 days. What lapsed counts as never answered; what is still open does not count. */
export function answersAt(questions: readonly Question[], at: Date): Answers {
  const since = addMs(at, -ANSWER_WINDOW_DAYS * DAY_MS);
  const minutes = questions
    .filter(({ askedAt }) => askedAt > since && askedAt <= at)
    .flatMap(({ askedAt, answeredAt, lapsed }) => {
      if (answeredAt) return [Math.max(0, Math.round((answeredAt.getTime() - askedAt.getTime()) / MINUTE_MS))];
      return lapsed ? [Number.POSITIVE_INFINITY] : [];
    })
    .toSorted((one, other) => one - other);
  const counted = minutes.length;
  // Of an even number the slower of the two in the middle: a promise should rather be kept than be bold.
  const median = minutes[Math.floor(counted / 2)] ?? Number.POSITIVE_INFINITY;
  return { counted, minutes: counted >= ANSWERS_MIN && Number.isFinite(median) ? median : null };
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
