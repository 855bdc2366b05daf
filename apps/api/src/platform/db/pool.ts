import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Logger } from "../log/index.ts";
import { NamingAllClient, NamingClient } from "./prepared.ts";
import { kept, STATEMENT_LIMIT_MS } from "./silence.ts";
import type { Tables } from "./tables.ts";

export interface DatabaseSettings {
  /** `postgres://…`, or the pieces for a unix socket. */
  readonly connection: pg.PoolConfig;
  readonly poolSize: number;
  /** Role the application takes on after connecting (it may not update or delete ledger rows), or null. */
  readonly role: string | null;
  readonly log: Logger;
  /**
   * For one process that writes much: commits without waiting for the disk, so only what can be made again, such as
   * demo content, and has every statement planned once.
   */
  readonly manyWrites?: boolean;
  /** How long a statement may stay without an answer before its connection is given up; tests do not wait for it. */
  readonly silenceLimitMs?: number;
  /** Called once a statement, for the metrics. */
  readonly onQuery?: (durationMs: number, failed: boolean) => void;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

// OIDs of PostgreSQL's own types (its catalog's pg_type.dat).
const ownParsers = new Map<number, (text: string) => unknown>([
  [20, BigInt], // int8: money, so never a float
  [1016, (text) => text.slice(1, -1).split(",").filter(Boolean).map(BigInt)],
  [1082, String], // a date without a time stays text
]);

// Set per connection, not globally: pg-boss reads its own numbers through its own pool.
const typeParsers = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    // The overloads of getTypeParser differ by format only; ours passes through what pg asked for.
    ownParsers.get(oid) ?? pg.types.getTypeParser(oid, format as "text"),
};

/** Opens the pool. `int8` arrives as bigint, `timestamptz` as Date, `date` as text, `numeric` as text. */
export function openDatabase(settings: DatabaseSettings): Database {
  const pool = new pg.Pool({
    ...settings.connection,
    ...kept,
    max: settings.poolSize,
    types: typeParsers,
    pipeline: true, // for `NamingClient`, which begins together with what follows
    Client: settings.manyWrites ? NamingAllClient : NamingClient,
    ...(settings.silenceLimitMs === undefined ? {} : { silenceLimitMs: settings.silenceLimitMs }),
    application_name: "kogi",
    connectionTimeoutMillis: 5_000,
    // A connection that could not take the role on is given up: it would act with all rights.
    onConnect: async (client) => {
      if (settings.role) await client.query(`set role ${pg.escapeIdentifier(settings.role)}`);
    },
    idleTimeoutMillis: 60_000,
    options: [
      "-c timezone=UTC",
      `-c statement_timeout=${STATEMENT_LIMIT_MS}`,
      "-c lock_timeout=5000",
      "-c idle_in_transaction_session_timeout=30000",
      // Compiling a statement pays where it runs for seconds; ours may not.
      "-c jit=off",
      ...(settings.manyWrites ? ["-c synchronous_commit=off"] : []),
    ].join(" "),
  });
  pool.on("error", (error) => settings.log.warn({ err: error }, "an idle database connection broke"));
  // One that breaks between two statements of a transaction says so to nobody else, and an error that nobody hears ends
  // the process. The next statement fails and tells whoever waits for it.
  pool.on("connect", (client) => {
    client.on("error", (error) => settings.log.debug({ err: error }, "a database connection broke"));
  });
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      settings.onQuery?.(event.queryDurationMillis, event.level === "error");
      if (settings.log.isLevelEnabled("trace"))
        settings.log.trace({ sql: event.query.sql, ms: event.queryDurationMillis }, "query");
    },
  });
  return { db, pool, close: () => db.destroy() };
}
