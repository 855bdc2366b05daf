// What runs against what, each for a moment at a time, so that all meet the same neighbours on a shared machine.
import { join } from "node:path";
import { type BenchServer, runPgbench } from "./server.ts";

const ACCOUNTS = 500_000;
// Each connection maps the server's buffers and plans its statements once, which takes two cores eight seconds and more
// for thirty-two of them: what is measured is what comes after, of everybody alike.
export const secondsOf = (clients: number): number => (clients > 8 ? 10 : clients > 1 ? 5 : 2);
const warmUpSecondsOf = (clients: number): number => (clients > 8 ? 10 : clients > 1 ? 3 : 1);
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
  const warmUp = warmUpSecondsOf(clients);
  const seconds = String(warmUp + secondsOf(clients));
  const how = ["-n", "-M", "prepared", "-P", "1", "-T", seconds, "-c", String(clients), "-j", String(threads)];
  for (let tries = 1; ; tries += 1) {
    const tps = rateAfter(warmUp, await runPgbench(ledger, [...how, ...what]));
    if (tps > 0) return tps;
    // On a machine that is busy elsewhere for the whole time nothing is done, and nothing is measured.
    if (tries === IDLE_TRIES_MAX) throw new Error("pgbench did nothing");
  }
}

/** Transactions a second of what pgbench told of its progress after so many seconds. */
function rateAfter(warmUp: number, printed: string): number {
  let done = 0;
  let before = 0;
  let measured = 0;
  for (const [, at, tps] of printed.matchAll(/^progress: ([0-9.]+) s, ([0-9.]+) tps/gm)) {
    const seconds = Number(at) - before;
    before = Number(at);
    if (before <= warmUp + 0.5) continue; // the seconds of pgbench's progress are not whole
    done += Number(tps) * seconds;
    measured += seconds;
  }
  return measured > 0 ? done / measured : 0;
}
