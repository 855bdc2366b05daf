// Everything with state, made once in `createPlatform` and passed to the modules.
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Audit, createAudit } from "./audit/index.ts";
import { type AdjustableClock, addMs, createClock, DAY_MS } from "./clock/index.ts";
import type { Config } from "./config/index.ts";
import { untilReady } from "./db/embedded/launcher.ts";
import { beginDatabase, type DatabaseProcess } from "./db/embedded/server-process.ts";
import {
  createInTransaction,
  createPresence,
  type Database,
  type Db,
  type InTransaction,
  migrate,
  openDatabase,
  type Presence,
  sqlStateOf,
} from "./db/index.ts";
import { createEvents, type Events } from "./events/index.ts";
import { type FileStore, openFileStore } from "./files/index.ts";
import { createJobs, type Jobs } from "./jobs/index.ts";
import { createLive, type Live } from "./live/index.ts";
import type { Logger } from "./log/index.ts";
import { createMail, type Mail, trimMails } from "./mail/index.ts";
import { createClamd, type MalwareScanner } from "./malware/index.ts";
import { createMetrics, type Metrics } from "./metrics/index.ts";
import { createTimers, type Timers } from "./timers/index.ts";

export interface Platform {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: AdjustableClock;
  readonly db: Db;
  readonly inTransaction: InTransaction;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly timers: Timers;
  readonly mail: Mail;
  readonly files: FileStore;
  /** Null where no scanner is configured. */
  readonly malware: MalwareScanner | null;
  readonly live: Live;
  /** Tells other processes whether this one still lives. */
  readonly presence: Presence;
  readonly audit: Audit;
  readonly metrics: Metrics;
  /** Signs cookies and links; 32 bytes or more. */
  readonly secret: string;
  /** The folder that state really lives in. */
  readonly dataFolder: string;
  /** How the database is reached, for processes of our own that need it too. */
  readonly connection: pg.PoolConfig;
  /** Things a person who starts Kogi should know. */
  readonly notes: readonly string[];
  /** Runs work as the connecting role, for grants and maintenance; never for requests. */
  owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface PlatformOptions {
  /** Test clusters bring their own connection. */
  readonly connection?: pg.PoolConfig;
  /** The embedded database, when it was begun before (`beginDatabase`). */
  readonly database?: DatabaseProcess | null;
  readonly poolSize?: number;
  readonly skipMigrations?: boolean;
  /** False for a process that leaves its jobs to others (`JobSettings`). */
  readonly works?: boolean;
  /** See `DatabaseSettings`: for the demo's player. */
  readonly manyWrites?: boolean;
  /** Another way to write (platform/batches), given the pool and the queue. */
  readonly writer?: (db: Db, queue: Jobs) => { readonly inTransaction: InTransaction; readonly jobs: Jobs };
}

const APP_ROLE = "kogi_app";
const POOL_SIZE = 20;
/** Long enough to find out why a mail did not arrive. */
const MAILS_KEPT_MS = 30 * DAY_MS;

/** Opens database, jobs, files and the rest. Nothing listens or works yet: `app.ts` adds the modules first. */
export async function createPlatform(config: Config, log: Logger, options: PlatformOptions = {}): Promise<Platform> {
  const notes: string[] = [...config.notes];
  const source = await openSource(config, log, options, notes);
  if (!options.skipMigrations) {
    const applied = await migrate(source.connection, config.migrationsFolder);
    if (applied.length > 0) log.info({ applied: applied.length }, "database migrated");
  }
  const metrics = createMetrics();
  const clock = createClock();
  const role = await appRole(source.connection, notes);
  const database: Database = openDatabase({
    connection: source.connection,
    poolSize: options.poolSize ?? POOL_SIZE,
    role,
    log,
    manyWrites: options.manyWrites ?? false,
    onQuery: (milliseconds, failed) => metrics.query(milliseconds, failed),
  });
  const { db } = database;
  if (config.dev) await restoreDevClock(db, clock);
  const queue = createJobs({ connection: source.connection, log, poolSize: 6, works: options.works ?? true });
  const { inTransaction, jobs } = options.writer?.(db, queue) ?? {
    inTransaction: createInTransaction(db),
    jobs: queue,
  };
  const presence = createPresence(source.connection);
  const live = createLive({ db, inTransaction, clock, log, connection: source.connection });
  const secret = config.secret ?? (await keptSecret(source.dataFolder));
  const mailing = { smtpUrl: config.smtpUrl, from: config.mailFrom, keepSent: config.dev, secret };
  const mail = createMail({ jobs, inTransaction, clock, log, ...mailing });
  jobs.daily("platform.trim_mails", "29 2 * * *", () => trimMails(inTransaction, addMs(clock.now(), -MAILS_KEPT_MS)));
  return {
    config,
    log,
    clock,
    db,
    inTransaction,
    jobs,
    events: createEvents(jobs, inTransaction, clock),
    timers: createTimers(db, inTransaction, clock, log),
    mail,
    files: await openFileStore({ folder: join(source.dataFolder, "files"), s3: config.s3 }),
    malware: config.clamd && createClamd(config.clamd),
    live,
    presence,
    audit: createAudit(clock),
    metrics,
    secret,
    dataFolder: source.dataFolder,
    connection: source.connection,
    notes,
    owner: (work) => asOwner(source.connection, work),
    async close() {
      await live.stop();
      await presence.stop();
      await jobs.stop();
      mail.close();
      await database.close();
      await source.stop();
    },
  };
}

interface Source {
  readonly connection: pg.PoolConfig;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

async function openSource(config: Config, log: Logger, options: PlatformOptions, notes: string[]): Promise<Source> {
  const nothing = async () => undefined;
  if (options.connection) return { connection: options.connection, dataFolder: config.dataFolder, stop: nothing };
  const database = options.database ?? (await beginDatabase(config));
  if (!database)
    return {
      connection: { connectionString: config.databaseUrl ?? "" },
      dataFolder: config.dataFolder,
      stop: nothing,
    };
  const embedded = await untilReady(database, () => log.error("the database ended by itself; starting it again"));
  if (embedded.moved)
    notes.push(`The database's user cannot reach ${config.dataFolder}, so state lives in ${embedded.dataFolder}.`);
  return embedded;
}

/** The role that may not change ledger rows, or null where it cannot be taken on (then triggers alone refuse). */
async function appRole(connection: pg.PoolConfig, notes: string[]): Promise<string | null> {
  try {
    await asOwner(connection, (client) => client.query(`set role ${APP_ROLE}`));
    return APP_ROLE;
  } catch (error) {
    if (sqlStateOf(error) === null) throw error;
    notes.push(
      `The database does not let this user act as ${APP_ROLE}; triggers alone keep ledger rows from being changed.`,
    );
    return null;
  }
}

async function asOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function restoreDevClock(db: Db, clock: AdjustableClock): Promise<void> {
  const row = await db.selectFrom("platform.dev_clock").select("offset_ms").executeTakeFirst();
  if (row) clock.setOffset(Number(row.offset_ms));
}

/** Made on the first start and kept in the data folder, readable by its owner alone. */
async function keptSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "secret");
  await mkdir(dataFolder, { recursive: true });
  try {
    await writeFile(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}
