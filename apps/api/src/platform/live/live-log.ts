// The rows of live events: written with the change, numbered after commit, read by whoever reconnects.
import { type Selectable, sql } from "kysely";
import { addMs, type Clock, MINUTE_MS } from "../clock/index.ts";
import type { Db, InTransaction, JsonObject, Tx } from "../db/index.ts";
import type { LiveLogTable } from "../db/platform.tables.ts";
import { newId } from "../ids/index.ts";

export interface LiveMessage {
  readonly id: string;
  readonly channel: string;
  readonly sequence: number;
  readonly type: string;
  readonly payload: JsonObject;
}

export const NOTIFY_CHANNEL = "kogi_live";
const KEPT_MS = 10 * MINUTE_MS;
const RELAY_BATCH = 500;
const READ_LIMIT = 1_000;

export async function insertLive(
  tx: Tx,
  clock: Clock,
  channel: string,
  type: string,
  payload: JsonObject,
): Promise<void> {
  const row = { live_id: newId(), channel, type, payload: JSON.stringify(payload), created_at: clock.now() };
  await tx.insertInto("platform.live_log").values(row).execute();
}

/**
 * Gives committed rows the next numbers of their channels; other processes skip the rows locked here. Returns how
 * many. The listeners are told in the same transaction, so they hear of it exactly when the numbers can be seen.
 */
export async function numberRows(inTransaction: InTransaction): Promise<number> {
  return inTransaction(async (tx) => {
    // One relay at a time over all processes: two would number a channel's rows out of order.
    const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(7164002) as got`.execute(tx);
    if (!lock.rows[0]?.got) return 0;
    const rows = await tx
      .selectFrom("platform.live_log")
      .select(["live_id", "channel"])
      .where("sequence", "is", null)
      .orderBy("live_id")
      .limit(RELAY_BATCH)
      .execute();
    for (const row of rows) {
      const { last_sequence } = await tx
        .insertInto("platform.live_channels")
        .values({ channel: row.channel, last_sequence: 1n })
        .onConflict((conflict) =>
          conflict
            .column("channel")
            .doUpdateSet((eb) => ({ last_sequence: eb("platform.live_channels.last_sequence", "+", 1n) })),
        )
        .returning("last_sequence")
        .executeTakeFirstOrThrow();
      await tx
        .updateTable("platform.live_log")
        .set({ sequence: last_sequence })
        .where("live_id", "=", row.live_id)
        .execute();
    }
    if (rows.length > 0) await sql`select pg_notify(${NOTIFY_CHANNEL}, '')`.execute(tx);
    return rows.length;
  });
}

/** Messages of a channel after `sequence`, in order. */
export async function readSince(db: Db, channel: string, sequence: number): Promise<readonly LiveMessage[]> {
  const rows = await db
    .selectFrom("platform.live_log")
    .select(messageColumns)
    .where("channel", "=", channel)
    .where("sequence", ">", BigInt(sequence))
    .orderBy("sequence")
    .limit(READ_LIMIT)
    .execute();
  return rows.map(viewMessage);
}

/**
 * Messages of all channels after `number`, in order: a channel's own are in the order of their sequence. `next` is where to
 * go on, `more` whether there may be more already.
 */
export async function readNews(
  db: Db,
  number: bigint,
): Promise<{ readonly messages: readonly LiveMessage[]; readonly next: bigint; readonly more: boolean }> {
  const rows = await db
    .selectFrom("platform.live_log")
    .select([...messageColumns, "number"])
    .where("number", ">", number)
    .orderBy("number")
    .limit(READ_LIMIT)
    .execute();
  return { messages: rows.map(viewMessage), next: rows.at(-1)?.number ?? number, more: rows.length === READ_LIMIT };
}

/** The newest number over all channels; what is committed later has a higher one. */
export async function readNewest(db: Db): Promise<bigint> {
  const row = await db
    .selectFrom("platform.live_log")
    .select("number")
    .where("number", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0n;
}

const messageColumns = ["live_id", "channel", "sequence", "type", "payload"] as const;

function viewMessage(row: Pick<Selectable<LiveLogTable>, (typeof messageColumns)[number]>): LiveMessage {
  return {
    id: row.live_id,
    channel: row.channel,
    sequence: Number(row.sequence),
    type: row.type,
    payload: row.payload as JsonObject, // written by `insertLive`, which takes a JsonObject
  };
}

/** The newest number given in a channel; 0 when nothing was ever sent. */
export async function readPosition(db: Db, channel: string): Promise<number> {
  const row = await db
    .selectFrom("platform.live_channels")
    .select("last_sequence")
    .where("channel", "=", channel)
    .executeTakeFirst();
  return Number(row?.last_sequence ?? 0n);
}

export async function trimLog(inTransaction: InTransaction, clock: Clock): Promise<void> {
  const oldest = addMs(clock.now(), -KEPT_MS);
  await inTransaction((tx) =>
    tx.deleteFrom("platform.live_log").where("created_at", "<", oldest).where("sequence", "is not", null).execute(),
  );
}
