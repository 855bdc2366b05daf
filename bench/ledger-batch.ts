// A settlement's work: 100,000 transfers in batches, from Node, beside pgbench's transactions one by one.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { postTransfers } from "#modules/payments/ledger/post-transfers.ts";
import { createInTransaction } from "#platform/db/index.ts";
import { atLeast, atMost, type Figure, median } from "./figures.ts";
import { onStage, type Stage } from "./ledger/stage.ts";
import { anyMove, openLedger } from "./ledger/through-node.ts";

const ROUNDS = 5;
const TRANSFERS_A_ROUND = 20_000;
const BATCH = 200;
// More lanes wait for each other's locks.
const LANES = 2;
const TPCB_CLIENTS = 8;
const MEMORY_GROWTH_MB = 16;
const AT = new Date("2026-11-22T12:00:00Z");

export function bench(): Promise<readonly Figure[] | null> {
  return onStage("ledger-batch", async (stage) => {
    const rounds: { tpcb: number; batched: number; memoryMb: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const tpcb = await stage.tpcb(TPCB_CLIENTS);
      const batched = await settle(stage);
      rounds.push({ tpcb, batched, memoryMb: memoryInUseMb() });
    }
    // The first round brings the code and the connections into memory.
    const grownMb = (rounds.at(-1)?.memoryMb ?? 0) - (rounds[0]?.memoryMb ?? 0);
    return [
      { name: "ledger-batch, pgbench tpcb-like, 8 clients", value: median(rounds.map(({ tpcb }) => tpcb)), unit: "/s" },
      {
        name: "ledger-batch, transfers",
        value: median(rounds.map(({ batched }) => batched)),
        unit: "/s",
        ratio: median(rounds.map(({ tpcb, batched }) => batched / tpcb)),
        target: atLeast(5),
      },
      { name: "ledger-batch, memory grown", value: grownMb, unit: "MB", target: atMost(MEMORY_GROWTH_MB) },
    ];
  });
}

/** What is still in use once everything else was thrown away: growth here would be growth without end. */
function memoryInUseMb(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** Transfers a second of one round. */
async function settle({ ledger }: Stage): Promise<number> {
  const database = openLedger(ledger, LANES);
  const inTransaction = createInTransaction(database.db);
  let left = TRANSFERS_A_ROUND / BATCH;
  const lane = async () => {
    for (; left > 0; ) {
      left -= 1;
      await inTransaction((tx) => postTransfers(tx, Array.from({ length: BATCH }, anyMove), AT));
    }
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  const tookMs = performance.now() - startedMs;
  await database.close();
  return (TRANSFERS_A_ROUND * 1_000) / tookMs;
}
