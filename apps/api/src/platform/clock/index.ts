// The one place that reads the machine's time. Everything else receives an instant or a Clock.

export interface Clock {
  /** The business instant now, in UTC. Development may shift it; SQL `now()` is never business time. */
  now(): Date;
  /** Milliseconds that only move forward, for measuring durations. */
  monotonicMs(): number;
}

export interface AdjustableClock extends Clock {
  readonly offsetMs: number;
  setOffset(offsetMs: number): void;
}

/** A clock that runs with the machine and can be shifted: used by journeys, demo history and tests. */
export function createClock(initialOffsetMs = 0): AdjustableClock {
  let offsetMs = initialOffsetMs;
  return {
    get offsetMs() {
      return offsetMs;
    },
    setOffset(next) {
      offsetMs = next;
    },
    now: () => new Date(Date.now() + offsetMs),
    monotonicMs: () => performance.now(),
  };
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The instant `ms` after `at` (negative for before). */
export function addMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
