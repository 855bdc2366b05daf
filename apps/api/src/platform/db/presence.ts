// A number that tells whether this process still lives: it is an advisory lock of a connection that does nothing else,
// and PostgreSQL frees it the moment the connection is gone, also after SIGKILL.
import { randomInt } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import pg from "pg";

export interface Presence {
  /** Taken at the first call. */
  number(): Promise<number>;
  stop(): Promise<void>;
}

// Any fixed number: the class of these locks.
const LOCK_CLASS = 7_164_004;
const NUMBER_MAX = 2 ** 31;

export function createPresence(connection: pg.ClientConfig): Presence {
  const number = randomInt(1, NUMBER_MAX);
  let held: Promise<pg.Client> | null = null;
  async function hold(): Promise<pg.Client> {
    const client = new pg.Client(connection);
    // A connection that broke under a living process is taken again at once, or at the next call at the latest.
    client.on("error", () => {
      held = hold();
      held.catch(() => (held = null));
    });
    await client.connect();
    await client.query("select pg_advisory_lock($1, $2)", [LOCK_CLASS, number]);
    return client;
  }
  return {
    async number() {
      held ??= hold();
      try {
        await held;
      } catch (error) {
        held = null;
        throw error;
      }
      return number;
    },
    async stop() {
      const client = await held?.catch(() => null);
      held = null;
      client?.removeAllListeners("error");
      client?.on("error", () => undefined);
      await client?.end();
    },
  };
}

/** Whether the process whose number stands in this column is gone; not so for null. */
export function isGone(column: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} not in (
    select l.objid::int from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.classid = ${LOCK_CLASS} and l.objsubid = 2 and l.granted)`;
}
