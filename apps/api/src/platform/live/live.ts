// The hub of a process: takes numbered events from the log to the subscribers it serves.
import pg from "pg";
import { type Clock, MINUTE_MS } from "../clock/index.ts";
import type { Db, InTransaction, JsonObject, Tx } from "../db/index.ts";
import type { Actor } from "../http/actor.ts";
import type { Logger } from "../log/index.ts";
import { type Loop, startLoop } from "../loops.ts";
import {
  insertLive,
  type LiveMessage,
  NOTIFY_CHANNEL,
  numberRows,
  readPosition,
  readSince,
  trimLog,
} from "./live-log.ts";

export type { LiveMessage } from "./live-log.ts";
export type Subscriber = (message: LiveMessage) => void;
/** May this caller listen to the channel's `id`? Given by the module that owns the channel's prefix. */
export type ChannelGuard = (actor: Actor | null, id: string) => Promise<boolean>;

export interface Live {
  /** Written with the change; sent after commit, in order within the channel. */
  publish(tx: Tx, channel: string, type: string, payload: JsonObject): Promise<void>;
  /** Opens `prefix:{id}` channels to those the guard lets in. */
  guard(prefix: string, guard: ChannelGuard): void;
  /** Hears whose session or key has ended, as the database tells all processes. */
  onCallerEnded(hear: (userId: string) => void): void;
  mayListen(actor: Actor | null, channel: string): Promise<boolean>;
  /** Hears everything numbered after this resolves; what came before is read by `since`. */
  subscribe(channel: string, subscriber: Subscriber): Promise<() => void>;
  /** What a client missed after `sequence`; null when that is no longer kept, so it must read everything anew. */
  since(channel: string, sequence: number): Promise<readonly LiveMessage[] | null>;
  position(channel: string): Promise<number>;
  /** Numbers and delivers now what is committed; the loops do the same by themselves. */
  flush(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface LiveSettings {
  readonly db: Db;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly log: Logger;
  readonly connection: pg.ClientConfig;
}

// Written by triggers of the auth module, with the person's id.
const CALLERS_CHANNEL = "kogi_callers";
const RELAY_EVERY_MS = 100;
const LOOK_EVERY_MS = 2_000; // the floor when a notification is lost
// Who missed more than this reads everything anew, which is cheaper for both.
const MISSED_MAX = 5_000;
// Sending to thousands in one go would hold up everything else this process does.
const FAN_OUT_SLICE = 500;

interface Channel {
  readonly subscribers: Set<Subscriber>;
  position: number;
}

export function createLive(settings: LiveSettings): Live {
  const { db, inTransaction, clock, log } = settings;
  const channels = new Map<string, Channel>();
  const guards = new Map<string, ChannelGuard>();
  const hearEnded = new Set<(userId: string) => void>();
  let loops: Loop[] = [];
  let listener: pg.Client | null = null;

  async function deliver(): Promise<void> {
    if (listener === null && loops.length > 0) await listen();
    for (const [name, channel] of channels) {
      for (const message of await readSince(db, name, channel.position)) {
        if (message.sequence <= channel.position) continue;
        channel.position = message.sequence;
        await fanOut(channel, message);
      }
    }
  }

  async function fanOut(channel: Channel, message: LiveMessage): Promise<void> {
    const all = [...channel.subscribers];
    for (let start = 0; start < all.length; start += FAN_OUT_SLICE) {
      for (const subscriber of all.slice(start, start + FAN_OUT_SLICE)) subscriber(message);
      if (start + FAN_OUT_SLICE < all.length) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A connection of its own that hears when something was numbered; made anew when it breaks. */
  async function listen(): Promise<void> {
    const client = new pg.Client(settings.connection);
    client.on("error", (error) => {
      log.warn({ err: error }, "live: the listening connection broke; opening another");
      if (listener === client) listener = null;
    });
    await client.connect();
    await client.query(`listen ${NOTIFY_CHANNEL}; listen ${CALLERS_CHANNEL}`);
    client.on("notification", ({ channel, payload = "" }) => {
      if (channel === CALLERS_CHANNEL) for (const hear of hearEnded) hear(payload);
      else loops[1]?.nudge();
    });
    listener = client;
  }

  return {
    publish: (tx, channel, type, payload) => insertLive(tx, clock, channel, type, payload),
    guard: (prefix, guard) => void guards.set(prefix, guard),
    onCallerEnded: (hear) => void hearEnded.add(hear),
    async mayListen(actor, channel) {
      const [prefix = "", id = ""] = channel.split(":", 2);
      return (await guards.get(prefix)?.(actor, id)) ?? false;
    },
    async subscribe(name, subscriber) {
      const channel = channels.get(name) ?? { subscribers: new Set(), position: await readPosition(db, name) };
      const shared = channels.get(name) ?? channel; // somebody else may have come while the position was read
      channels.set(name, shared);
      shared.subscribers.add(subscriber);
      return () => {
        shared.subscribers.delete(subscriber);
        if (shared.subscribers.size === 0 && channels.get(name) === shared) channels.delete(name);
      };
    },
    async since(channel, sequence) {
      const rows: LiveMessage[] = [];
      let newest = await readPosition(db, channel);
      // A number from before the log was made anew is none of ours: what follows it would never be heard.
      if (sequence > newest) return null;
      for (let at = sequence; at < newest && rows.length <= MISSED_MAX; at = rows.at(-1)?.sequence ?? newest) {
        rows.push(...(await readSince(db, channel, at)));
        if (rows.at(-1)?.sequence === newest) newest = await readPosition(db, channel);
      }
      const complete = rows.length === newest - sequence && rows.length <= MISSED_MAX;
      return complete ? rows : null;
    },
    position: (channel) => readPosition(db, channel),
    async flush() {
      while ((await numberRows(inTransaction)) > 0);
      await deliver();
    },
    async start() {
      await listen();
      loops = [
        startLoop("live.relay", RELAY_EVERY_MS, log, () => numberRows(inTransaction)),
        startLoop("live.deliver", LOOK_EVERY_MS, log, deliver),
        startLoop("live.trim", MINUTE_MS, log, () => trimLog(inTransaction, clock)),
      ];
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await listener?.end().catch(() => undefined);
      listener = null;
    },
  };
}
