// A number that tells whether this process still lives: it is an advisory lock of a connection that does nothing else,
// and PostgreSQL frees it the moment the connection is gone, also after SIGKILL.
import { randomInt } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import pg from "pg";
import { limited } from "./silence.ts";

export interface Presence {
  /** Taken at the first call. */
  number(): Promise<number>;
  stop(): Promise<void>;
}

// Any fixed number: the class of these locks.
const LOCK_CLASS = 7_164_004;
const NUMBER_MAX = 2 ** 31;
// Every call with a key waits for it.
const LIMIT_MS = 5_000;

interface Hold {
  readonly client: pg.Client;
  readonly taken: Promise<void>;
}

export function createPresence(connection: pg.ClientConfig, limitMs = LIMIT_MS): Presence {
  const number = randomInt(1, NUMBER_MAX);
  let held: Hold | null = null;

  function hold(): Hold {
    const client = new pg.Client({ ...connection, ...limited(limitMs) });
    const taken = take(client, number);
    const one: Hold = { client, taken };
    let wasTaken = false;
    // A connection that broke under a living process is taken again at once, or at the next call at the latest. It says
    // more than once that it broke, and each further hold would be a connection that nobody ends.
    const lose = (): void => {
      if (held === one) held = wasTaken ? hold() : null;
      void client.end().catch(() => undefined);
    };
    client.on("error", lose);
    taken.then(() => {
      wasTaken = true;
    }, lose);
    return one;
  }

  return {
    async number() {
      held ??= hold();
      await held.taken;
      return number;
    },
    async stop() {
      const one = held;
      held = null;
      await one?.taken.catch(() => undefined);
      await one?.client.end();
    },
  };
}

/** Shared: the server may not have noticed yet that the connection before is gone, and nobody has to wait for that. */
async function take(client: pg.Client, number: number): Promise<void> {
  await client.connect();
  await client.query("select pg_advisory_lock_shared($1, $2)", [LOCK_CLASS, number]);
}

/** Whether the process whose number stands in this column is gone; not so for null. */
export function isGone(column: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} not in (
    select l.objid::int from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.classid = ${LOCK_CLASS} and l.objsubid = 2 and l.granted)`;
}
