// Work on more rows than one statement should hold: each batch is a transaction of its own.
import type { Tx } from "./index.ts";
import type { InTransaction } from "./transaction.ts";

const BATCH_ROWS = 1_000;

/** Calls `step` with how many rows it may take, until it takes fewer than that. */
export async function inBatches(
  inTransaction: InTransaction,
  step: (tx: Tx, limit: number) => Promise<bigint>,
  batch = BATCH_ROWS,
): Promise<void> {
  for (;;) if ((await inTransaction((tx) => step(tx, batch))) < batch) return;
}
