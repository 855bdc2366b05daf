// What runs against what, each for a moment at a time, so that all meet the same neighbours on a shared machine.
import { join } from "node:path";
import { type BenchServer, runPgbench } from "./server.ts";

const ACCOUNTS = 500_000;
// Each connection plans its statements once, which takes two cores more than a second for thirty-two of them and a good
// part of one for eight.
export const secondsOf = (clients: number): number => (clients > 8 ? 12 : clients > 1 ? 6 : 2);
const PGBENCH_THREADS = 2;
const IDLE_TRIES_MAX = 10;

/** Transactions a second of one short run with so many clients. */
export type Contestant = (clients: number) => Promise<number>;

export interface Ledger {
  readonly server: BenchServer;
  readonly database: string;
  /** As the application: with its rights alone, where the server has them. */
  readonly role: string | null;
}

export function tpcbLike(server: BenchServer, database: string): Contestant {
  return (clients) => runFor({ server, database, role: null }, clients, ["-b", "tpcb-like"]);
}

let runs = 0;

/** One of the scripts beside this file, on the ledger. */
export function ledgerScript(ledger: Ledger, name: string): Contestant {
  const file = join(import.meta.dirname, `${name}.sql`);
  return (clients) => {
    runs += 1;
    const variables = { n: 0, run: runs, accounts: ACCOUNTS };
    const defined = Object.entries(variables).flatMap(([variable, value]) => ["-D", `${variable}=${value}`]);
    return runFor(ledger, clients, ["-f", file, ...defined]);
  };
}

async function runFor(ledger: Ledger, clients: number, what: readonly string[]): Promise<number> {
  const threads = Math.min(clients, PGBENCH_THREADS);
  const how = ["-n", "-M", "prepared", "-T", String(secondsOf(clients)), "-c", String(clients), "-j", String(threads)];
  for (let tries = 1; ; tries += 1) {
    const printed = await runPgbench(ledger, [...how, ...what]);
    const tps = /^tps = ([0-9.]+)/m.exec(printed)?.[1];
    if (tps) return Number(tps);
    // On a machine that is busy elsewhere for the whole second nothing is done, and nothing is measured.
    if (tries === IDLE_TRIES_MAX) throw new Error(`pgbench printed no tps: ${printed}`);
  }
}
