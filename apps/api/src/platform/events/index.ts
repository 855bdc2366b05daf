// News between modules. Published inside the business transaction; each listener hears it once, in its own
// transaction, however often the delivery is tried.
import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";
import type { Clock } from "../clock/index.ts";
import { type InTransaction, inBatches, type Tx } from "../db/index.ts";
import { assert } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import { defineJob, type Jobs } from "../jobs/index.ts";

export interface EventDefinition<S extends TSchema = TSchema> {
  readonly name: string;
  readonly schema: S;
}

/** Names a published event (`contracts.milestone_released`) and what it carries: ids and facts, never secrets. */
export function defineEvent<S extends TSchema>(name: string, schema: S): EventDefinition<S> {
  return { name, schema };
}

export type Listener<S extends TSchema> = (tx: Tx, payload: Static<S>, event: EventInfo) => Promise<void>;
export interface EventInfo {
  readonly eventId: string;
  readonly publishedAt: Date;
}

export interface Events {
  publish<S extends TSchema>(tx: Tx, event: EventDefinition<S>, payload: Static<S>): Promise<void>;
  /** `listener` names the reaction (`notifications.milestone_released`), once over the whole product. */
  on<S extends TSchema>(event: EventDefinition<S>, listener: string, handler: Listener<S>): void;
}

/** Forgets who heard what was handled before `olderThan`: long after the last try to deliver it. */
export function trimHandledEvents(inTransaction: InTransaction, olderThan: Date): Promise<void> {
  return inBatches(inTransaction, async (tx, limit) => {
    const old = tx
      .selectFrom("platform.handled_events")
      .select(["listener", "event_id"])
      .where("handled_at", "<", olderThan)
      .limit(limit);
    const { numDeletedRows } = await tx
      .deleteFrom("platform.handled_events")
      .where(({ eb, refTuple }) => eb(refTuple("listener", "event_id"), "in", old.$asTuple("listener", "event_id")))
      .executeTakeFirstOrThrow();
    return numDeletedRows;
  });
}

const deliverEvent = defineJob(
  "platform.deliver_event",
  Type.Object({ event_id: Type.String(), name: Type.String(), published_at: Type.String(), payload: Type.Unknown() }),
  { retryLimit: 20, retryDelaySeconds: 2, concurrency: 4 },
);

interface Heard {
  readonly listener: string;
  readonly schema: TSchema;
  readonly handler: Listener<TSchema>;
}

export function createEvents(jobs: Jobs, inTransaction: InTransaction, clock: Clock): Events {
  const listeners = new Map<string, Heard[]>();

  async function deliverTo(heard: Heard, payload: unknown, info: EventInfo): Promise<void> {
    assert(Value.Check(heard.schema, payload), `${heard.listener} hears what the event's schema says`);
    await inTransaction(async (tx) => {
      const first = await tx
        .insertInto("platform.handled_events")
        .values({ listener: heard.listener, event_id: info.eventId, handled_at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .returning("event_id")
        .executeTakeFirst();
      if (first) await heard.handler(tx, payload, info);
    });
  }

  jobs.handle(deliverEvent, async (job) => {
    const failures: unknown[] = [];
    const info = { eventId: job.event_id, publishedAt: new Date(job.published_at) };
    for (const heard of listeners.get(job.name) ?? []) {
      // One listener that fails must not keep the news from the others; the retry skips those that have it.
      await deliverTo(heard, job.payload, info).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0)
      throw new AggregateError(
        failures,
        `${failures.length} listeners of ${job.name} failed: ${failures.map(String).join("; ")}`,
      );
  });

  return {
    async publish(tx, event, payload) {
      assert(Value.Check(event.schema, payload), `event ${event.name} carries what its schema says`);
      if (!listeners.has(event.name)) return; // nobody listens in this build: every process carries every module
      const published = { event_id: newId(), name: event.name, published_at: clock.now().toISOString(), payload };
      await jobs.enqueue(tx, deliverEvent, published);
    },
    on(event, listener, handler) {
      const list = listeners.get(event.name) ?? [];
      for (const others of listeners.values())
        assert(!others.some((heard) => heard.listener === listener), `listener ${listener} is registered once`);
      // The handler is only ever called with a payload that passed this very schema.
      list.push({ listener, schema: event.schema, handler: handler as Listener<TSchema> });
      listeners.set(event.name, list);
    },
  };
}
