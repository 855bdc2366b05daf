// What is said over one socket: subscribe, unsubscribe, events. A client names the last number it saw and misses nothing.
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { WebSocket } from "ws";
import type { Actor } from "../http/actor.ts";
import type { Live, LiveMessage } from "./live.ts";

const ClientMessage = Type.Object(
  {
    type: Type.Union([Type.Literal("subscribe"), Type.Literal("unsubscribe")]),
    channel: Type.String({ maxLength: 100, pattern: "^[a-z_]+:[a-z0-9-]+$" }),
    /** The last number seen; left out by somebody who begins now. */
    last: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
type ClientMessage = Static<typeof ClientMessage>;

const CHANNELS_PER_SOCKET = 100;
// A client that takes nothing in is dropped, not buffered without end; it reconnects and asks for what it missed.
export const BUFFERED_BYTES_MAX = 1_048_576;
// Each message costs the database some work, so a client may not be further ahead of its answers than this.
const WAITING_MESSAGES_MAX = 200;

interface Subscription {
  stop: () => void;
  sent: number;
  /** Events that came while the missed ones were read; null once caught up. */
  waiting: LiveMessage[] | null;
}

export interface Conversation {
  /** Lets go of what the caller may hear no longer: they left, were blocked, or it was closed to others. */
  look(): Promise<void>;
}

export function openConversation(socket: WebSocket, actor: Actor, live: Live): Conversation {
  const subscriptions = new Map<string, Subscription>();

  const channelOf = (name: string) => (name === "user:me" ? `user:${actor.userId}` : name);

  function say(message: object | Buffer): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BUFFERED_BYTES_MAX) socket.terminate();
    else socket.send(Buffer.isBuffer(message) ? message : JSON.stringify(message), { binary: false });
  }

  function forward(name: string, subscription: Subscription, message: LiveMessage): void {
    if (subscription.waiting) return void subscription.waiting.push(message);
    if (message.sequence <= subscription.sent) return;
    subscription.sent = message.sequence;
    say(written(name, message));
  }

  async function subscribe(name: string, last: number | undefined): Promise<void> {
    const channel = channelOf(name);
    if (subscriptions.has(name) || socket.readyState !== socket.OPEN) return;
    if (subscriptions.size >= CHANNELS_PER_SOCKET || !(await live.mayListen(actor, channel)))
      return say({ type: "refused", channel: name });
    const from = last ?? (await live.position(channel));
    const subscription: Subscription = { stop: () => undefined, sent: from, waiting: [] };
    subscriptions.set(name, subscription);
    subscription.stop = await live.subscribe(channel, (message) => forward(name, subscription, message));
    // Who closed it found nothing to stop yet.
    if (socket.readyState !== socket.OPEN) return subscription.stop();
    const missed = await live.since(channel, from);
    // Whoever reads everything anew goes on from here, whatever number they named.
    if (missed === null) subscription.sent = await live.position(channel);
    say({ type: missed === null ? "missed" : "subscribed", channel: name, position: subscription.sent });
    const waiting = subscription.waiting ?? [];
    subscription.waiting = null;
    for (const message of [...(missed ?? []), ...waiting]) forward(name, subscription, message);
  }

  function unsubscribe(name: string): void {
    subscriptions.get(name)?.stop();
    subscriptions.delete(name);
  }

  async function letGo(): Promise<void> {
    for (const name of [...subscriptions.keys()]) {
      if (await live.mayListen(actor, channelOf(name))) continue;
      unsubscribe(name);
      say({ type: "refused", channel: name });
    }
  }

  async function answer(text: string): Promise<void> {
    const message = read(text);
    if (!message) return say({ type: "error", detail: "This message was not understood." });
    if (message.type === "unsubscribe") return unsubscribe(message.channel);
    await subscribe(message.channel, message.last).catch(() => {
      unsubscribe(message.channel);
      say({ type: "error", detail: "Try again in a moment.", channel: message.channel });
    });
  }

  // One after the other, as they came: of two that ask for the same channel at once, the second finds it subscribed.
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  socket.on("message", (data) => {
    if (waiting >= WAITING_MESSAGES_MAX) return socket.terminate();
    waiting += 1;
    last = last
      .then(() => answer(String(data)))
      .finally(() => {
        waiting -= 1;
      });
  });
  // In turn with what is asked: what is being subscribed could not be stopped yet.
  function look(): Promise<void> {
    const looked = last.then(letGo);
    last = looked.catch(() => undefined);
    return looked;
  }
  socket.on("close", () => {
    for (const name of [...subscriptions.keys()]) unsubscribe(name);
  });
  socket.on("error", () => socket.terminate());
  return { look };
}

// Thousands hear the same message, nearly all under one name: it is put into bytes for the first of them.
const bytesOf = new WeakMap<LiveMessage, { readonly name: string; readonly bytes: Buffer }>();

function written(name: string, message: LiveMessage): Buffer {
  const known = bytesOf.get(message);
  if (known?.name === name) return known.bytes;
  const { id, sequence, type, payload } = message;
  const bytes = Buffer.from(JSON.stringify({ type: "event", channel: name, id, sequence, event: type, payload }));
  bytesOf.set(message, { name, bytes });
  return bytes;
}

function read(text: string): ClientMessage | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Value.Check(ClientMessage, parsed) ? parsed : null;
  } catch {
    return null;
  }
}
