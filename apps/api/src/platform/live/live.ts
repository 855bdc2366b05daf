// The hub of a process: takes numbered events from the log to the subscribers it serves.
import pg from "pg";
import { type Clock, MINUTE_MS } from "../clock/index.ts";
import { type Db, type InTransaction, type JsonObject, limited, type Tx } from "../db/index.ts";
import type { Actor } from "../http/actor.ts";
import type { Logger } from "../log/index.ts";
import { type Loop, startLoop } from "../loops.ts";
import {
  insertLive,
  type LiveMessage,
  NOTIFY_CHANNEL,
  numberRows,
  readNewest,
  readNews,
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
const LISTEN_LIMIT_MS = 5_000;
// Who missed more than this reads everything anew, which is cheaper for both.
const MISSED_MAX = 5_000;
// Sending to thousands in one go would hold up everything else this process does.
const FAN_OUT_SLICE = 500;

interface Channel {
  readonly subscribers: Set<Subscriber>;
  /** What was sent last. Until it is known, news of the channel wait. */
  position: number | null;
  readonly waiting: LiveMessage[];
  readonly opened: Promise<void>;
}

export function createLive(settings: LiveSettings): Live {
  const { db, inTransaction, clock, log } = settings;
  const channels = new Map<string, Channel>();
  const guards = new Map<string, ChannelGuard>();
  const hearEnded = new Set<(userId: string) => void>();
  let loops: Loop[] = [];
  let listener: pg.Client | null = null;
  let listening: Promise<void> | null = null;

  // Up to where the log was read, over all channels; null while nobody listens to any.
  let read: Promise<bigint> | null = null;
  let delivering: Promise<void> = Promise.resolve();

  /** One look after the other: two at once would overtake each other within a channel. */
  function deliver(): Promise<void> {
    const look = delivering.then(lookForNews);
    delivering = look.catch(() => undefined);
    return look;
  }

  async function lookForNews(): Promise<void> {
    if (listener === null && loops.length > 0) listenAgain();
    for (let more = true; more; ) {
      if (channels.size === 0) read = null;
      if (read === null) return;
      const news = await readNews(db, await read);
      for (const message of news.messages) await hand(message);
      read = Promise.resolve(news.next);
      more = news.more;
    }
  }

  async function hand(message: LiveMessage): Promise<void> {
    const channel = channels.get(message.channel);
    if (!channel) return;
    if (channel.position === null) return void channel.waiting.push(message);
    if (message.sequence <= channel.position) return;
    channel.position = message.sequence;
    await fanOut(channel, message);
  }

  /** From where a channel is heard: first the place in the log, then its own, so that nothing falls between the two. */
  async function open(name: string, channel: Channel): Promise<void> {
    read ??= readNewest(db);
    const from = read;
    await from.catch((error) => {
      if (read === from) read = null;
      throw error;
    });
    channel.position = await readPosition(db, name);
    // In one go: whatever came in between would overtake them.
    for (const message of channel.waiting.splice(0)) {
      if (message.sequence <= channel.position) continue;
      channel.position = message.sequence;
      for (const subscriber of channel.subscribers) subscriber(message);
    }
  }

  function openChannel(name: string): Channel {
    const channel: Channel = {
      subscribers: new Set(),
      position: null,
      waiting: [],
      // Once it stands in the map: news that come meanwhile wait for it.
      opened: Promise.resolve().then(() => open(name, channel)),
    };
    channels.set(name, channel);
    return channel;
  }

  async function fanOut(channel: Channel, message: LiveMessage): Promise<void> {
    const all = [...channel.subscribers];
    for (let start = 0; start < all.length; start += FAN_OUT_SLICE) {
      for (const subscriber of all.slice(start, start + FAN_OUT_SLICE)) subscriber(message);
      if (start + FAN_OUT_SLICE < all.length) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Beside the looks, which find what is new without it. */
  function listenAgain(): void {
    listening ??= listen()
      .catch((error) => log.warn({ err: error }, "live: no listening connection; trying again"))
      .finally(() => {
        listening = null;
      });
  }

  /** A connection of its own that hears when something was numbered; made anew when it breaks. */
  async function listen(): Promise<void> {
    const client = new pg.Client({ ...settings.connection, ...limited(LISTEN_LIMIT_MS) });
    client.on("error", (error) => {
      log.warn({ err: error }, "live: the listening connection broke; opening another");
      if (listener === client) listener = null;
    });
    try {
      await client.connect();
      await client.query(`listen ${NOTIFY_CHANNEL}; listen ${CALLERS_CHANNEL}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
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
      const channel = channels.get(name) ?? openChannel(name);
      channel.subscribers.add(subscriber);
      const leave = () => {
        channel.subscribers.delete(subscriber);
        if (channel.subscribers.size === 0 && channels.get(name) === channel) channels.delete(name);
      };
      await channel.opened.catch((error) => {
        leave();
        throw error;
      });
      return leave;
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
      await listening;
      await listener?.end().catch(() => undefined);
      listener = null;
    },
  };
}
