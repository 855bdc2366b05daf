// Jobs that are worked off by the process that enqueued them, inside the batch that did: a crash takes both away
// together, so nothing has to be kept. What starts later goes to the real queue.
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { assert } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import type { JobDefinition, JobHandler, Jobs } from "../jobs/index.ts";

interface Waiting {
  readonly job: JobDefinition;
  readonly data: unknown;
}

export interface JobsAtOnce {
  readonly jobs: Jobs;
  /** Jobs enqueued by `work` count only when it ends well, as its rows do. */
  collect<T>(work: () => Promise<T>): Promise<T>;
  waiting(): number;
  forget(): void;
}

export function createJobsAtOnce(queue: Jobs): JobsAtOnce {
  const handlers = new Map<string, JobHandler<TSchema>>();
  const ready: Waiting[] = [];
  let collecting: Waiting[] | null = null;

  async function collect<T>(work: () => Promise<T>): Promise<T> {
    const mine: Waiting[] = [];
    collecting = mine;
    try {
      const result = await work();
      ready.push(...mine);
      return result;
    } finally {
      collecting = null;
    }
  }

  const jobs: Jobs = {
    ...queue,
    async enqueue(tx, job, data, options) {
      if (options?.startAfterSeconds) return queue.enqueue(tx, job, data, options);
      assert(Value.Check(job.schema, data), `job ${job.name} carries what its schema says`);
      assert(collecting, "a job is enqueued inside a transaction");
      // Checked against the job's own schema on the line above.
      collecting.push({ job: job as JobDefinition, data });
    },
    handle(job, handler) {
      queue.handle(job, handler);
      // Only ever called with data that passed this very schema.
      handlers.set(job.name, handler as JobHandler<TSchema>);
    },
    async drain() {
      let done = 0;
      for (let next = ready.shift(); next; next = ready.shift()) {
        const handler = handlers.get(next.job.name);
        assert(handler, `job ${next.job.name} has a handler`);
        await handler(next.data, { jobId: newId() });
        done += 1;
      }
      return done;
    },
  };
  return { jobs, collect, waiting: () => ready.length, forget: () => void ready.splice(0) };
}
