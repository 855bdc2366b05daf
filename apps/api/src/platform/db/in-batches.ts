// Work on more rows than one statement should hold: each batch is a statement of its own.

const BATCH_ROWS = 1_000;

/** Calls `step` with how many rows it may take, until it takes fewer than that. */
export async function inBatches(step: (limit: number) => Promise<bigint>, batch = BATCH_ROWS): Promise<void> {
  for (;;) if ((await step(batch)) < batch) return;
}
