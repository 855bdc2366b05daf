// The PostgreSQL server that is measured, and the databases made on it for the measurement.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import pg from "pg";
import { newId } from "#platform/ids/index.ts";

const DEFAULT_URL = "postgres://postgres@127.0.0.1:5432/postgres";
// Debian keeps pgbench beside the server, out of PATH.
const PGBENCH_FOLDERS = [18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

export interface BenchServer {
  readonly pgbench: string;
  /** Where a database of that name is: as the driver takes it, and as the environment of PostgreSQL's own programs. */
  connection(database: string): pg.ClientConfig;
  environment(database: string, role: string | null): Record<string, string>;
  create(name: string): Promise<string>;
  drop(database: string): Promise<void>;
}

/** The server at DATABASE_URL or on this machine, or the reason why it cannot be measured. */
export async function findServer(): Promise<BenchServer | string> {
  const pgbench = [...(process.env.PATH ?? "").split(delimiter), ...PGBENCH_FOLDERS]
    .map((folder) => join(folder, "pgbench"))
    .find(existsSync);
  if (!pgbench) return "pgbench is not on this machine";
  const url = new URL(process.env.DATABASE_URL ?? DEFAULT_URL);
  const server = serverAt(url, pgbench);
  try {
    await onServer(server, "select 1");
    return server;
  } catch (error) {
    return `no PostgreSQL server answers at ${url.host}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function serverAt(url: URL, pgbench: string): BenchServer {
  const where = {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || "postgres",
    password: decodeURIComponent(url.password),
  };
  const server: BenchServer = {
    pgbench,
    connection: (database) => ({ ...where, database }),
    environment: (database, role) => ({
      PGHOST: where.host,
      PGPORT: String(where.port),
      PGUSER: where.user,
      PGPASSWORD: where.password,
      PGDATABASE: database,
      PGOPTIONS: role ? `-c role=${role}` : "",
    }),
    async create(name) {
      const database = `kogi_bench_${name}_${newId().slice(-12)}`;
      await onServer(server, `create database ${database}`);
      return database;
    },
    drop: (database) => onServer(server, `drop database if exists ${database} with (force)`),
  };
  return server;
}

async function onServer(server: BenchServer, statement: string): Promise<void> {
  const client = new pg.Client({ ...server.connection("postgres"), connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs pgbench and gives what it printed, its progress too; anything it complains of stops the benchmark. */
export function runPgbench(
  { server, database, role }: { server: BenchServer; database: string; role: string | null },
  args: readonly string[],
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(server.pgbench, args, { env: { ...process.env, ...server.environment(database, role) } });
  const out: string[] = [];
  const complaints: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  child.on("error", reject);
  child.on("close", (code) => {
    if (code === 0) resolve([...out, ...complaints].join(""));
    else reject(new Error(`pgbench ${args.join(" ")} ended with ${code}: ${complaints.join("").slice(-600)}`));
  });
  return promise;
}
