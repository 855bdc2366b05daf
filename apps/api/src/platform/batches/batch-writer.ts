// For a process that does one long piece of work alone, such as playing the demo: what its use cases write as many
// transactions becomes one transaction a batch, whole or not at all, with the jobs they enqueued.
import { sql } from "kysely";
import type { Db, InTransaction, Tx } from "../db/index.ts";
import { assert } from "../errors/index.ts";
import type { Jobs } from "../jobs/index.ts";
import { createJobsAtOnce } from "./jobs-at-once.ts";

export interface BatchWriter {
  /** As the platform's own; inside a batch it is a part of it, and one that fails takes the whole batch with it. */
  readonly inTransaction: InTransaction;
  /** As the platform's own; what need not wait is worked off here, before the batch ends, and seen by nobody else. */
  readonly jobs: Jobs;
  /** Commits all that `work` writes, or nothing. Jobs must be drained by then. One batch at a time. */
  batch<T>(work: () => Promise<T>): Promise<T>;
}

/** `db` has a pool of one connection: whatever runs on it is inside the batch. `queue` keeps jobs that start later. */
export function createBatchWriter(db: Db, queue: Jobs): BatchWriter {
  const { jobs, collect, waiting, forget } = createJobsAtOnce(queue);
  let open = false;
  let broken = false;
  let last: Promise<unknown> = Promise.resolve();

  // The connection carries one transaction, so begins, parts and ends take turns.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    await sql`begin`.execute(db);
    try {
      const result = await work();
      await sql`commit`.execute(db);
      return result;
    } catch (error) {
      await sql`rollback`.execute(db);
      throw error;
    }
  }

  // Without a savepoint of its own (two round trips of three for a small one), so what it wrote before it failed stays
  // until the batch ends: then everything goes.
  async function asPart<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      broken = true;
      throw error;
    }
  }

  return {
    jobs,
    inTransaction: (work) =>
      inTurn(() => {
        // The one connection is inside a transaction by then, which makes it a Tx.
        const run = () => collect(() => work(db as Tx));
        return open ? asPart(run) : alone(run);
      }),
    async batch(work) {
      assert(!open, "batches follow each other");
      await inTurn(() => sql`begin`.execute(db));
      open = true;
      broken = false;
      try {
        const result = await work();
        assert(!broken, "every part of a batch goes well");
        assert(waiting() === 0, "a batch leaves no job behind");
        await inTurn(() => sql`commit`.execute(db));
        return result;
      } catch (error) {
        forget();
        await inTurn(() => sql`rollback`.execute(db));
        throw error;
      } finally {
        open = false;
      }
    },
  };
}
