import { setTimeout as sleep } from "node:timers/promises";
import { randomBelow } from "../ids/index.ts";
import type { Db, Tx } from "./index.ts";
import { RESULT_CHANGED } from "./prepared.ts";
import { isDatabaseAway, sqlStateOf } from "./violations.ts";

export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

// 40001: serialisation; 40P01: deadlock. Two transfers over the same pair of accounts collide at most twice before
// one of them has committed; a third clash means load, and the caller should hear about it. The last: a table was changed
// since its statement was planned.
const RETRYABLE = new Set(["40001", "40P01", RESULT_CHANGED]);
const CONFLICT_ATTEMPTS_MAX = 3;

/** The database went away while it committed: whether it did, nobody knows. */
class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super("Connection terminated at commit: it may have come about", { cause });
    this.name = "CommitUnknown";
  }
}

/** True for a failure whose work may be done all the same; `isDatabaseAway` is true for it too. */
export const isCommitUnknown = (error: unknown): boolean => error instanceof CommitUnknown;

/**
 * Runs `work` in one transaction: commits what it returns, rolls back what it throws. Deadlocks, serialisation conflicts
 * and plans that a change of a table has made useless are tried again up to 3 times, so `work` must have no effect outside
 * the database.
 */
export function createInTransaction(db: Db): InTransaction {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      let isCommitting = false;
      try {
        return await db.transaction().execute(async (tx) => {
          const result = await work(tx);
          isCommitting = true;
          return result;
        });
      } catch (error) {
        if (isCommitting && isDatabaseAway(error)) throw new CommitUnknown(error);
        const state = sqlStateOf(error);
        if (!state || !RETRYABLE.has(state) || attempt >= CONFLICT_ATTEMPTS_MAX) throw error;
        await sleep(randomBelow(20 * attempt) + 1);
      }
    }
  };
}
