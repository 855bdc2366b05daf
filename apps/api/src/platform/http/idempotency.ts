// The same key and body gives the stored answer; the same key with another body is refused.
import { createHash } from "node:crypto";
import { addMs, type Clock, MINUTE_MS, SECOND_MS } from "../clock/index.ts";
import { type Db, isGone, type Presence } from "../db/index.ts";
import { idempotencyErrors } from "../errors/index.ts";

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

// A call that has not answered by then is given up: the next one with the key may run. One whose process is gone is given
// up at once, but for the moment in which a living process takes a broken connection again.
const RUNNING_MS = MINUTE_MS;
const GONE_MS = 2 * SECOND_MS;

export interface IdempotencyStore {
  /** Null when the call should run now (it holds the key until `finish` or `release`), else the stored answer. */
  begin(call: { scope: string; key: string; requestHash: string; money: boolean }): Promise<StoredAnswer | null>;
  finish(scope: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Gives the key back after a refusal: nothing happened, so the same key may try again. */
  release(scope: string, key: string): Promise<void>;
  /** Removes what is older than `olderThan`; keys of money routes stay for ever. */
  trim(olderThan: Date): Promise<number>;
}

/** A hash over what makes two requests the same. */
export function hashRequest(method: string, url: string, body: unknown): string {
  return createHash("sha256")
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest("base64url");
}

export function createIdempotencyStore(db: Db, clock: Clock, presence: Presence): IdempotencyStore {
  return {
    async begin({ scope, key, requestHash, money }) {
      const now = clock.now();
      const lock = { locked_until: addMs(now, RUNNING_MS), runner: await presence.number() };
      const mine = await db
        .insertInto("platform.idempotency_keys")
        .values({ scope, key, request_hash: requestHash, state: "running", money, created_at: now, ...lock })
        .onConflict((conflict) => conflict.doNothing())
        .returning("key")
        .executeTakeFirst();
      if (mine) return null;
      const row = await db
        .selectFrom("platform.idempotency_keys")
        .select(["request_hash", "state", "status", "body"])
        .where("scope", "=", scope)
        .where("key", "=", key)
        .executeTakeFirst();
      if (!row) throw idempotencyErrors.stillRunning(); // released between the two statements
      if (row.request_hash !== requestHash) throw idempotencyErrors.keyReused();
      if (row.state === "done") return { status: row.status ?? 200, body: row.body ?? "" };
      const takenOver = await db
        .updateTable("platform.idempotency_keys")
        .set(lock)
        .where("scope", "=", scope)
        .where("key", "=", key)
        .where("state", "=", "running")
        .where(({ eb, and, or }) =>
          or([
            eb("locked_until", "<", now),
            and([eb("locked_until", "<", addMs(now, RUNNING_MS - GONE_MS)), isGone("runner")]),
          ]),
        )
        .returning("key")
        .executeTakeFirst();
      if (!takenOver) throw idempotencyErrors.stillRunning({ extra: { retry_after: 1 } });
      return null;
    },
    async finish(scope, key, answer) {
      await db
        .updateTable("platform.idempotency_keys")
        .set({ state: "done", status: answer.status, body: answer.body })
        .where("scope", "=", scope)
        .where("key", "=", key)
        .execute();
    },
    async release(scope, key) {
      await db
        .deleteFrom("platform.idempotency_keys")
        .where("scope", "=", scope)
        .where("key", "=", key)
        .where("state", "=", "running")
        .execute();
    },
    async trim(olderThan) {
      const result = await db
        .deleteFrom("platform.idempotency_keys")
        .where("created_at", "<", olderThan)
        .where("money", "=", false)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
