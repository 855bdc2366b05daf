// Deadlines as rows: swept against the business clock, fired once, however late or on however many machines.
import { sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import { addMs, SECOND_MS } from "../clock/index.ts";
import { type Db, type InTransaction, inBatches, type JsonObject, type Tx } from "../db/index.ts";
import { assert } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import type { Logger } from "../log/index.ts";

export { beginTimerOutage, endTimerOutage } from "./outages.ts";

export interface Timer {
  readonly timerId: string;
  readonly kind: string;
  /** The thing it is about, such as a milestone's id. */
  readonly ref: string;
  readonly dueAt: Date;
  readonly payload: JsonObject;
}

export type NewTimer = Pick<Timer, "kind" | "ref" | "dueAt"> & { readonly payload?: JsonObject };

export type TimerHandler = (tx: Tx, timer: Timer) => Promise<void>;

export interface Timers {
  /** Sets the waiting timer of this kind for `ref`; a second call moves it. */
  schedule(tx: Tx, timer: NewTimer): Promise<void>;
  /** Sets it where none of this kind waits for `ref`: one that is late, or tried again, keeps its time. */
  keep(tx: Tx, timer: NewTimer): Promise<void>;
  /** Takes the waiting timer away, if there is one. */
  cancel(tx: Tx, kind: string, ref: string): Promise<void>;
  onDue(kind: string, handler: TimerHandler): void;
  /** From now on only fires timers that were set in this span: the demo's past is played by its own process. */
  limitTo(span: { readonly from?: Date; readonly before?: Date }): void;
  /** Fires what is due at the clock's now: everything, or no further ones after `limitMs`; returns how many fired. */
  sweep(limitMs?: number): Promise<number>;
  /** Forgets what fired or was cancelled before `olderThan`. */
  trim(olderThan: Date): Promise<void>;
  /** How late the oldest due timer is, in milliseconds: a metric with an alert. One that is tried again has its new time. */
  lagMs(): Promise<number>;
  /** How many wait to be tried again, because their work failed: another metric. */
  failing(): Promise<number>;
}

const RETRY_FIRST_MS = 5 * SECOND_MS;
const RETRY_LAST_MS = 600 * SECOND_MS;

export function createTimers(db: Db, inTransaction: InTransaction, clock: Clock, log: Logger): Timers {
  const handlers = new Map<string, TimerHandler>();
  let span: { readonly from?: Date; readonly before?: Date } = {};

  /** Takes one due timer under its row lock and fires it: false when none is left. */
  async function fireNext(): Promise<boolean> {
    let firing: Timer | null = null;
    try {
      return await inTransaction(async (tx) => {
        const { from, before } = span;
        const row = await tx
          .selectFrom("platform.timers")
          .selectAll()
          .$if(from !== undefined, (query) => query.where("created_at", ">=", from ?? clock.now()))
          .$if(before !== undefined, (query) => query.where("created_at", "<", before ?? clock.now()))
          .where("state", "=", "waiting")
          .where((eb) => eb.fn.coalesce("retry_at", "due_at"), "<=", clock.now())
          .where("kind", "in", [...handlers.keys()])
          .orderBy((eb) => eb.fn.coalesce("retry_at", "due_at"))
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst();
        if (!row) return false;
        // The payload was written by `schedule`, which takes a JsonObject.
        firing = {
          timerId: row.timer_id,
          kind: row.kind,
          ref: row.ref,
          dueAt: row.due_at,
          payload: row.payload as JsonObject,
        };
        const at = clock.now();
        await tx
          .updateTable("platform.timers")
          .set({ state: "fired", fired_at: at, updated_at: at })
          .where("timer_id", "=", row.timer_id)
          .execute();
        const handler = handlers.get(row.kind);
        assert(handler, `timer kind ${row.kind} has a handler`);
        await handler(tx, firing);
        return true;
      });
    } catch (error) {
      const failed: Timer | null = firing;
      if (failed === null) throw error;
      log.warn({ err: error, timer: failed }, "a timer's work failed and will be tried again");
      await postpone(failed, error);
      return true;
    }
  }

  async function postpone(timer: Timer, error: unknown): Promise<void> {
    await inTransaction(async (tx) => {
      const row = await tx
        .selectFrom("platform.timers")
        .select(["attempts"])
        .where("timer_id", "=", timer.timerId)
        // Who set it anew meanwhile wants it at its new time, as if it had never been tried. A Date has no microseconds.
        .where("state", "=", "waiting")
        .where(sql<Date>`date_trunc('milliseconds', due_at)`, "=", timer.dueAt)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return;
      const delayMs = Math.min(RETRY_FIRST_MS * 2 ** row.attempts, RETRY_LAST_MS);
      await tx
        .updateTable("platform.timers")
        .set({
          attempts: row.attempts + 1,
          last_error: error instanceof Error ? error.message : String(error),
          retry_at: addMs(clock.now(), delayMs),
          updated_at: clock.now(),
        })
        .where("timer_id", "=", timer.timerId)
        .execute();
    });
  }

  function insert(tx: Tx, { kind, ref, dueAt, payload = {} }: NewTimer) {
    const at = clock.now();
    return tx.insertInto("platform.timers").values({
      timer_id: newId(),
      kind,
      ref,
      due_at: dueAt,
      payload: JSON.stringify(payload),
      created_at: at,
      updated_at: at,
    });
  }

  return {
    async schedule(tx, timer) {
      const { dueAt, payload = {} } = timer;
      const at = clock.now();
      await insert(tx, timer)
        .onConflict((conflict) =>
          conflict
            .columns(["kind", "ref"])
            // Written out: a statement planned once for all values finds the index by this word alone.
            .where("state", "=", sql.lit("waiting"))
            .doUpdateSet({
              due_at: dueAt,
              payload: JSON.stringify(payload),
              retry_at: null,
              attempts: 0,
              updated_at: at,
            }),
        )
        .execute();
    },
    async keep(tx, timer) {
      await insert(tx, timer)
        .onConflict((conflict) => conflict.columns(["kind", "ref"]).where("state", "=", sql.lit("waiting")).doNothing())
        .execute();
    },
    async cancel(tx, kind, ref) {
      await tx
        .updateTable("platform.timers")
        .set({ state: "cancelled", updated_at: clock.now() })
        .where("kind", "=", kind)
        .where("ref", "=", ref)
        .where("state", "=", "waiting")
        .execute();
    },
    onDue(kind, handler) {
      assert(!handlers.has(kind), `timer kind ${kind} has one handler`);
      handlers.set(kind, handler);
    },
    limitTo(next) {
      span = next;
    },
    async sweep(limitMs = Number.POSITIVE_INFINITY) {
      if (handlers.size === 0) return 0;
      const until = clock.monotonicMs() + limitMs;
      let fired = 0;
      while (await fireNext()) {
        fired += 1;
        if (clock.monotonicMs() >= until) break;
      }
      return fired;
    },
    trim: (olderThan) =>
      inBatches(inTransaction, async (tx, limit) => {
        const ended = tx
          .selectFrom("platform.timers")
          .select("timer_id")
          .where("state", "in", [sql.lit("fired"), sql.lit("cancelled")])
          .where("updated_at", "<", olderThan)
          .limit(limit);
        const { numDeletedRows } = await tx
          .deleteFrom("platform.timers")
          .where("timer_id", "in", ended)
          .where("state", "!=", "waiting")
          .executeTakeFirstOrThrow();
        return numDeletedRows;
      }),
    async lagMs() {
      const row = await db
        .selectFrom("platform.timers")
        .select((eb) => eb.fn.min(eb.fn.coalesce("retry_at", "due_at")).as("oldest"))
        .where("state", "=", "waiting")
        .executeTakeFirst();
      return row?.oldest ? Math.max(0, clock.now().getTime() - row.oldest.getTime()) : 0;
    },
    async failing() {
      const { waiting } = await db
        .selectFrom("platform.timers")
        .select((eb) => eb.fn.countAll<bigint>().as("waiting"))
        .where("state", "=", "waiting")
        .where("attempts", ">", 0)
        .executeTakeFirstOrThrow();
      return Number(waiting);
    },
  };
}
