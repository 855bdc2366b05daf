// What the net under the jobs takes up, and in which order.
import { sql } from "kysely";
import { HOUR_MS } from "#platform/clock/index.ts";

// A bank takes days, its news may be lost: once a day is enough to ask.
export const BANK_ASKED_MS = 24 * HOUR_MS;

export interface Stuck {
  readonly what: string;
  again(): Promise<unknown>;
}

export interface Look {
  readonly at: Date;
  /** What was touched later is not stuck yet. */
  readonly stuck: Date;
  readonly most: number;
}

// By this, so that what stays stuck goes to the end of the queue and keeps nobody waiting.
export const touched = sql<Date>`greatest(looked_at, updated_at)`;
