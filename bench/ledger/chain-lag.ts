// How far the hash chain is behind while the ledger is written to as fast as it goes: the loop of the product beside it.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { keepLedger } from "#modules/payments/ledger/keep-ledger.ts";
import { createClock } from "#platform/clock/index.ts";
import { createInTransaction, type Db } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { startLoop } from "#platform/loops.ts";
import { type Ledger, ledgerScript } from "./contestants.ts";
import { openLedger } from "./through-node.ts";

const KEEP_MS = 1_000; // as app.ts has it
const LOOK_MS = 100;

/** The longest that a posted journal was seen to wait for its place in the chain, in milliseconds. */
export async function chainLagMs(ledger: Ledger, clients: number): Promise<number> {
  const database = openLedger(ledger, 2);
  const keep = () => keepLedger(createInTransaction(database.db), createClock());
  // What nobody chained while others were measured is no part of this.
  while ((await keep()) > 0);
  const loop = startLoop("ledger.keep", KEEP_MS, createLogger("silent"), keep);
  let going = true;
  const looking = longestWait(database.db, () => going);
  await ledgerScript(ledger, "single")(clients);
  going = false;
  const longest = await looking;
  await loop.stop();
  await database.close();
  return longest;
}

/** Notes the newest journal again and again, and how long the oldest of those waits that the chain has not come to. */
async function longestWait(db: Db, goesOn: () => boolean): Promise<number> {
  const waiting: { readonly seq: bigint; readonly seenMs: number }[] = [];
  let longest = 0;
  while (goesOn()) {
    const { rows } = await sql<{ newest: string; chained: string }>`
      select (select max(seq) from payments.journals) as newest, last_seq as chained from payments.chain_head`.execute(
      db,
    );
    const nowMs = performance.now();
    const { newest = "0", chained = "0" } = rows[0] ?? {};
    while (waiting[0] && waiting[0].seq <= BigInt(chained)) waiting.shift();
    if (BigInt(newest) > BigInt(chained)) waiting.push({ seq: BigInt(newest), seenMs: nowMs });
    longest = Math.max(longest, nowMs - (waiting[0]?.seenMs ?? nowMs));
    await sleep(LOOK_MS);
  }
  return longest;
}
