// The two databases that a benchmark of the ledger needs: pgbench's own and ours, made for it and dropped after it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { migrate, openDatabase } from "#platform/db/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { runChecks } from "../../db/checks/run.ts";
import { atMost, type Figure } from "../figures.ts";
import { type Contestant, type Ledger, tpcbLike } from "./contestants.ts";
import { type BenchServer, findServer, runPgbench } from "./server.ts";
import { fillPurses } from "./through-node.ts";

const TPCB_SCALE = 50;
const MIGRATIONS = join(import.meta.dirname, "../../db/migrations");

export interface Stage {
  readonly ledger: Ledger;
  readonly tpcb: Contestant;
}

/** Runs `work` on a prepared stage and adds whether the books were sound at its end; null when nothing can run here. */
export async function onStage(
  name: string,
  work: (stage: Stage) => Promise<readonly Figure[]>,
): Promise<readonly Figure[] | null> {
  const server = await findServer();
  if (typeof server === "string") {
    process.stderr.write(`skipped: ${name}: ${server}\n`);
    return null;
  }
  const tpcb = await server.create("tpcb");
  const database = await server.create("ledger");
  try {
    await runPgbench({ server, database: tpcb, role: null }, ["-i", "-q", "-s", String(TPCB_SCALE)]);
    const ledger = await prepareLedger(server, database);
    const figures = await work({ ledger, tpcb: tpcbLike(server, tpcb) });
    return [...figures, await brokenRows(name, ledger)];
  } finally {
    await server.drop(tpcb);
    await server.drop(database);
  }
}

async function prepareLedger(server: BenchServer, database: string): Promise<Ledger> {
  await migrate(server.connection(database), MIGRATIONS);
  const client = new pg.Client(server.connection(database));
  await client.connect();
  await client.query(await readFile(join(import.meta.dirname, "prepare.sql"), "utf8"));
  await client.query("checkpoint").catch(() => undefined); // not everybody may; the run is fair without
  const { rowCount } = await client.query("select from pg_roles where rolname = 'kogi_app'");
  await client.end();
  const ledger = { server, database, role: rowCount ? "kogi_app" : null };
  await fillPurses(ledger);
  return ledger;
}

/** Whatever the runs did to it, the books must be sound. */
async function brokenRows(name: string, { server, database }: Ledger): Promise<Figure> {
  const connection = server.connection(database);
  const opened = openDatabase({ connection, poolSize: 1, role: null, log: createLogger("silent") });
  const violations = await runChecks(opened.db);
  await opened.close();
  for (const { check, subject, detail } of violations) process.stderr.write(`${check}: ${subject} ${detail}\n`);
  return { name: `${name}, rows that break an invariant`, value: violations.length, unit: "", target: atMost(0) };
}
