// Two transactions that meet at a lock, for certain and without waiting for any time to pass.
import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import type { World } from "./world.ts";

/**
 * `first` runs, and its transaction stays open until `second` waits for what it holds, or is over. Then `rest` runs in the
 * same transaction, which commits.
 */
export async function meetAtLock(
  { platform }: World,
  acts: { first(tx: Tx): Promise<unknown>; second(): Promise<unknown>; rest?(tx: Tx): Promise<unknown> },
): Promise<void> {
  const begun = Promise.withResolvers<number>();
  const met = Promise.withResolvers<void>();
  const holder = platform.inTransaction(async (tx) => {
    await acts.first(tx);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    begun.resolve(rows[0]?.pid ?? 0);
    await met.promise;
    await acts.rest?.(tx);
  });
  holder.catch(begun.reject);
  const pid = await begun.promise;
  let isOver = false;
  const other = acts.second().finally(() => {
    isOver = true;
  });
  const isWaitedFor = async () =>
    (await sql`select from pg_locks where not granted and ${pid} = any (pg_blocking_pids(pid))`.execute(platform.db))
      .rows.length > 0;
  while (!isOver && !(await isWaitedFor()));
  met.resolve();
  await Promise.all([holder, other]);
}
