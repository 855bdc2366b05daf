import { setTimeout as sleep } from "node:timers/promises";
import { randomBelow } from "../ids/index.ts";
import type { Db, Tx } from "./index.ts";
import { sqlStateOf } from "./violations.ts";

export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

// 40001: serialisation; 40P01: deadlock. Two transfers over the same pair of accounts collide at most twice before
// one of them has committed; a third clash means load, and the caller should hear about it.
const RETRYABLE = new Set(["40001", "40P01"]);
const CONFLICT_ATTEMPTS_MAX = 3;

/**
 * Runs `work` in one transaction: commits what it returns, rolls back what it throws. Deadlocks and serialisation
 * conflicts are tried again up to 3 times, so `work` must have no effect outside the database.
 */
export function createInTransaction(db: Db): InTransaction {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction().execute(work);
      } catch (error) {
        const state = sqlStateOf(error);
        if (!state || !RETRYABLE.has(state) || attempt >= CONFLICT_ATTEMPTS_MAX) throw error;
        await sleep(randomBelow(20 * attempt) + 1);
      }
    }
  };
}
