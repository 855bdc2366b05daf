// The same key and body gives the stored answer; the same key with another body is refused.
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { addMs, type Clock, MINUTE_MS, SECOND_MS } from "../clock/index.ts";
import { type Db, type InTransaction, inBatches, isDatabaseAway, isGone, type Presence, type Tx } from "../db/index.ts";
import { assert, idempotencyErrors } from "../errors/index.ts";

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

// A call that has not answered by then is given up: the next one with the key may run. One whose process is gone is given
// up at once, but for the moment in which a living process takes a broken connection again.
const RUNNING_MS = MINUTE_MS;
const GONE_MS = 2 * SECOND_MS;
// What could not be written because the database went away is written when it is back.
const AGAIN_MS = 250;
const AGAIN_MAX = RUNNING_MS / AGAIN_MS;

export interface IdempotencyStore {
  /** Null when the call should run now (it holds the key until `finish` or `release`), else the stored answer. */
  begin(call: { scope: string; key: string; request: string; money: boolean }): Promise<StoredAnswer | null>;
  /** Stores the answer. The effect is committed by then, so a database that is away meanwhile gets it when it is back. */
  finish(scope: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Gives the key back after a refusal: nothing happened, so the same key may try again. Likewise once it is back. */
  release(scope: string, key: string): Promise<void>;
  /**
   * Ends the call and leaves the key running: its effect may be committed, so nobody runs it again before the hold is over.
   */
  leave(scope: string, key: string): void;
  /**
   * Removes what is older than `olderThan`. Keys of money routes stay for ever, so that nothing runs twice; their answers
   * go after `answersOlderThan`: a replay is then refused with `idempotency.answer_gone`.
   */
  trim(olderThan: Date, answersOlderThan: Date): Promise<void>;
  /** Answers to a person who is erased go; their keys stay. */
  forgetAnswersTo(tx: Tx, userId: string): Promise<void>;
  /** So do answers to others that name them, as far as `trim` leaves them. Looks through all of those: not for a request. */
  forgetAnswersNaming(tx: Tx, userId: string, newerThan: Date): Promise<void>;
}

export interface IdempotencySettings {
  readonly db: Db;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly secret: string;
}

/** What makes two requests the same. A hash of it is kept: it may hold a password. */
export function nameRequest(method: string, url: string, body: unknown): string {
  return `${method} ${url}\n${JSON.stringify(body ?? null)}`;
}

/** With a key of its own: nobody can try passwords against a copy of the database alone. */
function hashing(secret: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "kogi", "platform.idempotency", 32));
  return (request: string) => createHmac("sha256", key).update(request).digest("base64url");
}

/** As requests were hashed before. The keys of money routes stay for ever, so their calls are still known by it. */
const hashedBefore = (request: string) => createHash("sha256").update(request).digest("base64url");

// As the index has it. An empty answer names nobody.
const saysSomething = sql<boolean>`body <> ''`;

export function createIdempotencyStore(settings: IdempotencySettings): IdempotencyStore {
  const { db, inTransaction, clock, presence, secret } = settings;
  const hash = hashing(secret);
  // Until when each call of this process holds its key: a late write must not touch a key that another has taken over.
  const held = new Map<string, Date>();
  const nameOf = (scope: string, key: string) => `${scope} ${key}`;

  /** Ends this process's hold of a key: now, or when a database that is away just now is back. */
  async function end(
    scope: string,
    key: string,
    write: (tx: Tx, lockedUntil: Date) => Promise<unknown>,
  ): Promise<void> {
    const lockedUntil = held.get(nameOf(scope, key));
    assert(lockedUntil, "only a call that holds its key ends it");
    held.delete(nameOf(scope, key));
    const writing = () => inTransaction((tx) => write(tx, lockedUntil));
    try {
      await writing();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      void writeLater(writing);
    }
  }

  return {
    async begin({ scope, key, request, money }) {
      const requestHash = hash(request);
      const now = clock.now();
      const lock = { locked_until: addMs(now, RUNNING_MS), runner: await presence.number() };
      const mine = await inTransaction((tx) =>
        tx
          .insertInto("platform.idempotency_keys")
          .values({ scope, key, request_hash: requestHash, state: "running", money, created_at: now, ...lock })
          .onConflict((conflict) => conflict.doNothing())
          .returning("key")
          .executeTakeFirst(),
      );
      if (mine) {
        held.set(nameOf(scope, key), lock.locked_until);
        return null;
      }
      const row = await db
        .selectFrom("platform.idempotency_keys")
        .select(["request_hash", "state", "status", "body"])
        .where("scope", "=", scope)
        .where("key", "=", key)
        .executeTakeFirst();
      if (!row) throw idempotencyErrors.stillRunning(); // released between the two statements
      if (row.request_hash !== requestHash && row.request_hash !== hashedBefore(request))
        throw idempotencyErrors.keyReused();
      if (row.state === "done") {
        if (row.body === null) throw idempotencyErrors.answerGone();
        return { status: row.status ?? 200, body: row.body };
      }
      const takenOver = await inTransaction((tx) =>
        tx
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
          .executeTakeFirst(),
      );
      if (!takenOver) throw idempotencyErrors.stillRunning({ extra: { retry_after: 1 } });
      held.set(nameOf(scope, key), lock.locked_until);
      return null;
    },
    finish: (scope, key, answer) =>
      end(scope, key, (tx) =>
        tx
          .updateTable("platform.idempotency_keys")
          .set({ state: "done", status: answer.status, body: answer.body })
          .where("scope", "=", scope)
          .where("key", "=", key)
          .execute(),
      ),
    release: (scope, key) =>
      end(scope, key, (tx, lockedUntil) =>
        tx
          .deleteFrom("platform.idempotency_keys")
          .where("scope", "=", scope)
          .where("key", "=", key)
          .where("state", "=", "running")
          .where("locked_until", "=", lockedUntil)
          .execute(),
      ),
    leave: (scope, key) => void held.delete(nameOf(scope, key)),
    async trim(olderThan, answersOlderThan) {
      await inBatches(inTransaction, async (tx, limit) => {
        const old = tx
          .selectFrom("platform.idempotency_keys")
          .select(["scope", "key"])
          .where("created_at", "<", olderThan)
          .where("money", "=", false)
          .limit(limit);
        const { numDeletedRows } = await tx
          .deleteFrom("platform.idempotency_keys")
          .where(({ eb, refTuple }) => eb(refTuple("scope", "key"), "in", old.$asTuple("scope", "key")))
          .executeTakeFirstOrThrow();
        return numDeletedRows;
      });
      await inBatches(inTransaction, async (tx, limit) => {
        const old = tx
          .selectFrom("platform.idempotency_keys")
          .select(["scope", "key"])
          .where("created_at", "<", answersOlderThan)
          .where(saysSomething)
          .limit(limit);
        const { numUpdatedRows } = await tx
          .updateTable("platform.idempotency_keys")
          .set({ body: null })
          .where(({ eb, refTuple }) => eb(refTuple("scope", "key"), "in", old.$asTuple("scope", "key")))
          .executeTakeFirstOrThrow();
        return numUpdatedRows;
      });
    },
    async forgetAnswersTo(tx, userId) {
      await tx
        .updateTable("platform.idempotency_keys")
        .set({ body: null })
        .where("scope", "=", `user:${userId}`)
        .where(saysSomething)
        .execute();
    },
    async forgetAnswersNaming(tx, userId, newerThan) {
      await tx
        .updateTable("platform.idempotency_keys")
        .set({ body: null })
        .where("created_at", ">=", newerThan)
        .where(saysSomething)
        .where((eb) => eb.or([eb("scope", "=", `user:${userId}`), eb("body", "like", `%${userId}%`)]))
        .execute();
    },
  };
}

/** Until the hold of the key is over anyway. A process that ends meanwhile is found out by its presence. */
async function writeLater(write: () => Promise<unknown>): Promise<void> {
  for (let again = 0; again < AGAIN_MAX; again += 1) {
    await sleep(AGAIN_MS, undefined, { ref: false });
    try {
      await write();
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) return; // as after any other failure: the key is free when its time is over
    }
  }
}
