// Background work on pg-boss: enqueued inside the caller's transaction, so a rollback leaves no job behind.

import type pg from "pg";
import { fromKysely, type JobResult, PgBoss, type QueueResult } from "pg-boss";
import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";
import { limited, NamingAllClient, type Tx } from "../db/index.ts";
import { assert } from "../errors/index.ts";
import type { Logger } from "../log/index.ts";

const emptyData = Type.Object({});

// The process that works on a job says so all the time: a job whose process was killed is given to another after this
// long, not only when a handler of its kind would have been taken for dead.
const HEARTBEAT_SECONDS = 20;
const SUPERVISE_SECONDS = 10;
// Its own statements have no limit at the server: one that tidies up may take a while.
const STATEMENT_LIMIT_MS = 60_000;

// pg-boss hands this on to its pool, though its types do not name it: all day it asks each queue the same.
const POOL = { Client: NamingAllClient, silenceLimitMs: STATEMENT_LIMIT_MS };

export interface JobDefinition<S extends TSchema = TSchema> {
  readonly name: string;
  readonly schema: S;
  readonly retryLimit: number;
  readonly retryDelaySeconds: number;
  readonly expireSeconds: number;
  readonly concurrency: number;
}

export interface JobOptions {
  /** Tries after the first; then the job is failed and shows in the metrics. Default 8 (about an hour of backoff). */
  readonly retryLimit?: number;
  readonly retryDelaySeconds?: number;
  /** A handler that takes longer is taken for dead and the job given to another. Default 300. */
  readonly expireSeconds?: number;
  /** With 1, a process works on one of these at a time; with more, on up to twice as many at once. Default 4. */
  readonly concurrency?: number;
}

/** Names a kind of job and what it carries. The handler may run more than once and must not mind. */
export function defineJob<S extends TSchema>(name: string, schema: S, options: JobOptions = {}): JobDefinition<S> {
  return {
    name,
    schema,
    retryLimit: options.retryLimit ?? 8,
    retryDelaySeconds: options.retryDelaySeconds ?? 5,
    expireSeconds: options.expireSeconds ?? 300,
    concurrency: options.concurrency ?? 4,
  };
}

export interface JobRun {
  readonly jobId: string;
}
export type JobHandler<S extends TSchema> = (data: Static<S>, run: JobRun) => Promise<void>;

export interface Jobs {
  /**
   * Puts a job into the caller's transaction. `startAfterSeconds` is machine time: use a timer for business time. Of those
   * of its kind that wait, the one with the highest `priority` is next; 0 when it is left out.
   */
  enqueue<S extends TSchema>(
    tx: Tx,
    job: JobDefinition<S>,
    data: Static<S>,
    options?: { startAfterSeconds?: number; priority?: number },
  ): Promise<void>;
  /** Says who does the work; called once a kind, before `start`. */
  handle<S extends TSchema>(job: JobDefinition<S>, handler: JobHandler<S>): void;
  /** Runs `handler` by the clock of the wall (cron, UTC), once over all processes. */
  daily(name: string, cron: string, handler: () => Promise<void>, options?: JobOptions): void;
  /** Makes the queues: from now on jobs can be enqueued. */
  start(): Promise<void>;
  /** Begins to work them off; left out by processes and tests that only enqueue. */
  work(): Promise<void>;
  /** Works off everything that is due now, in this process; returns how many jobs ran. */
  drain(): Promise<number>;
  stats(): Promise<readonly { queue: string; ready: number; active: number; failed: number }[]>;
  /** How long the oldest job waits that could run by now; 0 when none does. */
  oldestReadySeconds(): Promise<number>;
  stop(): Promise<void>;
}

interface Registered {
  readonly definition: JobDefinition;
  readonly handler: JobHandler<TSchema>;
}

export interface JobSettings {
  readonly connection: pg.PoolConfig;
  readonly log: Logger;
  readonly poolSize: number;
  /** False for a process that only puts jobs in, and may `drain`: it looks after no queue and no clock. */
  readonly works: boolean;
}

export function createJobs(settings: JobSettings): Jobs {
  const boss = new PgBoss({
    ...(settings.connection.connectionString
      ? { connectionString: settings.connection.connectionString }
      : {
          host: settings.connection.host ?? "127.0.0.1",
          port: settings.connection.port ?? 5432,
          user: settings.connection.user ?? "kogi",
          database: settings.connection.database ?? "kogi",
        }),
    ...limited(STATEMENT_LIMIT_MS),
    connectionTimeoutMillis: 5_000,
    schema: "pgboss",
    application_name: "kogi jobs",
    max: settings.poolSize,
    ...POOL,
    useListenNotify: settings.works,
    supervise: settings.works,
    schedule: settings.works,
    reindex: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (error) => settings.log.warn({ err: error }, "jobs: trouble with the database"));
  const registered = new Map<string, Registered>();
  const crons = new Map<string, string>();
  let working = false;

  /** Those with something to do now, in the order they were registered: asking each of them costs a statement. */
  async function readyQueues(): Promise<readonly Registered[]> {
    const { rows } = await boss
      .getDb()
      .executeSql("select distinct name from pgboss.job_common where state < 'active' and start_after <= now()");
    const ready = new Set(rows.map(({ name }: { name: string }) => name));
    return [...registered.values()].filter(({ definition }) => ready.has(definition.name));
  }

  async function runOne(entry: Registered, job: { id: string; data: unknown }): Promise<JobResult> {
    try {
      const data: unknown = job.data;
      assert(Value.Check(entry.definition.schema, data), `job ${entry.definition.name} carries what its schema says`);
      await entry.handler(data, { jobId: job.id });
      return { id: job.id, status: "completed" };
    } catch (error) {
      settings.log.warn({ err: error, job: entry.definition.name, jobId: job.id }, "a job failed and will be retried");
      return {
        id: job.id,
        status: "failed",
        output: { message: error instanceof Error ? error.message : String(error) },
      };
    }
  }

  function queueOptions({ definition }: Registered) {
    return {
      retryLimit: definition.retryLimit,
      retryDelay: definition.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 900,
      expireInSeconds: definition.expireSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 86_400,
      notify: true,
    };
  }

  /** Queues of an older release keep what they were made with until they are told. */
  async function makeQueue(entry: Registered, existing: QueueResult | undefined): Promise<void> {
    const { name } = entry.definition;
    if (!existing) await boss.createQueue(name, queueOptions(entry));
    else if (
      existing.heartbeatSeconds !== HEARTBEAT_SECONDS ||
      existing.expireInSeconds !== entry.definition.expireSeconds ||
      existing.retryLimit !== entry.definition.retryLimit
    )
      await boss.updateQueue(name, queueOptions(entry));
  }

  const jobs: Jobs = {
    async enqueue(tx, job, data, options) {
      assert(Value.Check(job.schema, data), `job ${job.name} carries what its schema says`);
      // TypeBox's Static of an object schema is an object; pg-boss stores it as JSON.
      const carried = { data: data as object, priority: options?.priority ?? 0 };
      const startAfter = options?.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {};
      await boss.insert(job.name, [{ ...carried, ...startAfter }], { db: fromKysely(tx) });
    },
    handle(job, handler) {
      assert(!registered.has(job.name), `job ${job.name} has one handler`);
      // The handler is only ever called with data that passed this very schema.
      registered.set(job.name, { definition: job, handler: handler as JobHandler<TSchema> });
    },
    daily(name, cron, handler, options = {}) {
      const definition = defineJob(name, emptyData, { concurrency: 1, ...options });
      jobs.handle(definition, handler);
      crons.set(name, cron);
    },
    async start() {
      await boss.start();
      const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
      for (const entry of registered.values()) await makeQueue(entry, existing.get(entry.definition.name));
    },
    async work() {
      assert(settings.works, "a process that works looks after its queues");
      working = true;
      for (const entry of registered.values()) {
        const { name, concurrency } = entry.definition;
        const isAlone = concurrency === 1;
        const worker: string = await boss.work(
          name,
          {
            batchSize: isAlone ? 1 : 2,
            localConcurrency: concurrency,
            burstWhenBatchFull: true,
            perJobResults: true,
            pollingIntervalSeconds: 2,
          },
          async (batch) => {
            const results = await Promise.all(batch.map((job) => runOne(entry, job)));
            // A batch of one never counts as full, and the next would wait for the clock.
            if (isAlone) boss.notifyWorker(worker);
            return results;
          },
        );
      }
      for (const [name, cron] of crons) await boss.schedule(name, cron, {}, { tz: "UTC" });
    },
    async drain() {
      let done = 0;
      for (let found = true; found; ) {
        found = false;
        for (const entry of await readyQueues()) {
          const { name } = entry.definition;
          const completed: string[] = [];
          for (const job of await boss.fetch(name, { batchSize: 50 })) {
            found = true;
            done += 1;
            const result = await runOne(entry, job);
            if (result.status === "completed") completed.push(job.id);
            else await boss.fail(name, job.id, { message: String(result.output?.message) });
          }
          if (completed.length > 0) await boss.complete(name, completed);
        }
      }
      return done;
    },
    async stats() {
      const queues = await boss.getQueues();
      return queues.map((queue) => ({
        queue: queue.name,
        ready: queue.readyCount,
        active: queue.activeCount,
        failed: queue.failedCount,
      }));
    },
    async oldestReadySeconds() {
      const { rows } = await boss.getDb().executeSql(
        `select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as seconds
         from pgboss.job where state in ('created', 'retry') and start_after <= now()`,
      );
      return rows[0]?.seconds ?? 0;
    },
    async stop() {
      await boss.stop({ graceful: working, timeout: 10_000, close: true });
    },
  };
  return jobs;
}
