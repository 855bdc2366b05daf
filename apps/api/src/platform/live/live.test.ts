import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { type Actor, type Authenticate, createHttpServer } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { type LiveRouteSettings, registerLive } from "#platform/live/index.ts";
import { silentNetwork } from "#test/silent-network.ts";
import { world } from "#test/world.ts";
import { createLive } from "./live.ts";

const kogi = world();
const personId = newId();
const actor: Actor = {
  userId: personId,
  userType: "client",
  roles: ["client"],
  emailVerified: true,
  sessionId: null,
  via: "session",
  scopes: "all",
};
let server: FastifyInstance;
let address: string;

beforeAll(async () => {
  kogi.platform.live.guard("open", async () => true);
  kogi.platform.live.guard("closed", async () => false);
  server = await lineServer(async ({ authorization }) => (authorization === "Bearer good" ? actor : null));
  address = addressOf(server);
});
afterAll(() => server.close());

/** A server of live lines alone; a proxy may say whom it speaks for. */
async function lineServer(authenticate: Authenticate, settings: Partial<LiveRouteSettings> = {}) {
  const fastify = createHttpServer({ log: kogi.platform.log, https: false, trustProxy: ["127.0.0.1"] });
  const dependencies = { ...kogi.app.http.dependencies, authenticate };
  const { live, metrics } = kogi.platform;
  const lines = await registerLive({ fastify, contracts: [], dependencies }, { live, metrics, ...settings });
  fastify.addHook("preClose", async () => lines.endAll());
  await fastify.listen({ port: 0, host: "127.0.0.1" });
  return fastify;
}
const addressOf = ({ listeningOrigin }: FastifyInstance) => listeningOrigin.replace("http", "ws");

interface Line {
  type: string;
  channel?: string;
  sequence?: number;
  event?: string;
  position?: number;
  payload?: { n: number };
}

/** A client that keeps what it hears; `until` resolves when the condition holds over it. */
async function listener(at = address) {
  const socket = new WebSocket(`${at}/api/live`, { headers: { authorization: "Bearer good" } });
  const heard: Line[] = [];
  socket.on("message", (data) => {
    heard.push(JSON.parse(String(data)));
    socket.emit("heard");
  });
  await once(socket, "open");
  const until = async (condition: () => boolean) => {
    while (!condition()) await once(socket, "heard");
  };
  return { socket, heard, until, say: (message: object) => socket.send(JSON.stringify(message)) };
}

async function publish(channel: string, ...numbers: number[]): Promise<void> {
  for (const n of numbers)
    await kogi.platform.inTransaction((tx) => kogi.platform.live.publish(tx, channel, "counted", { n }));
  await kogi.platform.live.flush();
}

const numbersOf = (lines: readonly Line[]) =>
  lines.filter((line) => line.type === "event").map((line) => line.payload?.n);

test("a listener hears what is committed, in order, and nothing of what was rolled back", async () => {
  const channel = `open:${newId()}`;
  const one = await listener();
  one.say({ type: "subscribe", channel });
  await one.until(() => one.heard.length === 1);
  expect(one.heard[0]).toMatchObject({ type: "subscribed", position: 0 });
  const lost = kogi.platform.inTransaction(async (tx) => {
    await kogi.platform.live.publish(tx, channel, "counted", { n: 99 });
    throw new Error("changed my mind");
  });
  await expect(lost).rejects.toThrow();
  await publish(channel, 1, 2, 3);
  await one.until(() => one.heard.length === 4);
  expect(numbersOf(one.heard)).toEqual([1, 2, 3]);
  expect(one.heard.at(-1)?.sequence).toBe(3);
  one.socket.close();
});

test("who listens under both names of a channel hears an event under each, as everybody else does under theirs", async () => {
  const channel = `user:${personId}`;
  const [both, one] = [await listener(), await listener()];
  for (const name of [channel, "user:me"]) both.say({ type: "subscribe", channel: name });
  one.say({ type: "subscribe", channel });
  await both.until(() => both.heard.length === 2);
  await one.until(() => one.heard.length === 1);
  await publish(channel, 1);
  await both.until(() => both.heard.length === 4);
  await one.until(() => one.heard.length === 2);
  expect(both.heard.slice(2).map((line) => line.channel)).toEqual([channel, "user:me"]);
  expect(one.heard[1]).toMatchObject({ type: "event", channel, sequence: 1, event: "counted", payload: { n: 1 } });
  both.socket.close();
  one.socket.close();
});

test("news arrive though the connection that tells of them broke and nobody answers a new one", async () => {
  const { platform } = kogi;
  const network = await silentNetwork(platform.connection);
  const live = createLive({ ...platform, connection: network.connection });
  onTestFinished(async () => {
    network.stop();
    await live.stop();
  });
  await live.start();
  const channel = `open:${newId()}`;
  const heard: number[] = [];
  await live.subscribe(channel, ({ sequence }) => heard.push(sequence));
  network.swallowNew();
  network.cut();
  // Two looks at least, of which the first wants to listen again.
  for (const n of [1, 2]) {
    await publish(channel, n);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(n);
  }
});

test("what is new is read once, however many channels are listened to, and reaches each in order", async () => {
  const { platform } = kogi;
  let reads = 0;
  const db = new Proxy(platform.db, {
    get(target, name) {
      if (name === "selectFrom") reads += 1;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const live = createLive({ ...platform, db });
  const names = Array.from({ length: 200 }, () => `open:${newId()}`);
  const heard: string[] = [];
  const leave = await Promise.all(
    names.map((name) => live.subscribe(name, ({ channel, sequence }) => heard.push(`${channel} ${sequence}`))),
  );
  const spoken = names.slice(0, 3);
  for (const name of [...spoken, ...spoken])
    await platform.inTransaction((tx) => live.publish(tx, name, "counted", { n: 1 }));
  reads = 0;
  // Two at once hand nothing over twice.
  await Promise.all([live.flush(), live.flush()]);
  expect(heard).toEqual([...spoken.map((name) => `${name} 1`), ...spoken.map((name) => `${name} 2`)]);
  expect(reads).toBeLessThan(5);
  for (const one of leave) one();
});

test("nothing falls between the place that a listener begins at and what comes meanwhile", async () => {
  const { live } = kogi.platform;
  const channel = `open:${newId()}`;
  const heard: number[] = [];
  const position = await live.position(channel);
  const [leave] = await Promise.all([
    live.subscribe(channel, ({ sequence }) => heard.push(sequence)),
    publish(channel, 1, 2, 3),
  ]);
  await publish(channel, 4);
  const missed = (await live.since(channel, position)) ?? [];
  expect(missed.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  // Heard are the last of them, without a gap: what is missing was there before the listener was.
  expect(heard).toEqual([1, 2, 3, 4].slice(4 - heard.length));
  expect(heard.at(-1)).toBe(4);
  leave();
});

test("a client that reconnects and names the last number it saw misses nothing and hears nothing twice", async () => {
  const channel = `open:${newId()}`;
  await publish(channel, 1, 2, 3, 4);
  const back = await listener();
  back.say({ type: "subscribe", channel, last: 2 });
  await back.until(() => back.heard.length === 3);
  await publish(channel, 5);
  await back.until(() => back.heard.length === 4);
  expect(numbersOf(back.heard)).toEqual([3, 4, 5]);
  back.socket.close();
});

test("a client that was away longer than events are kept is told to read everything anew", async () => {
  const channel = `open:${newId()}`;
  await publish(channel, 1, 2, 3);
  await kogi.platform.inTransaction((tx) =>
    tx.deleteFrom("platform.live_log").where("channel", "=", channel).where("sequence", "<=", 2n).execute(),
  );
  const late = await listener();
  late.say({ type: "subscribe", channel, last: 0 });
  await late.until(() => late.heard.length === 1);
  expect(late.heard[0]).toMatchObject({ type: "missed", position: 3 });
  late.socket.close();
});

test("a channel that is not one's own, an unknown one and nonsense are refused without harm", async () => {
  const one = await listener();
  one.say({ type: "subscribe", channel: `closed:${newId()}` });
  one.say({ type: "subscribe", channel: "unknown:1" });
  one.say({ type: "shout" });
  await one.until(() => one.heard.length === 3);
  expect(one.heard.map((line) => line.type).toSorted()).toEqual(["error", "refused", "refused"]);
  one.socket.close();
});

test("nobody opens a socket without signing in, and no page of another site opens one with the cookie", async () => {
  const stranger = new WebSocket(`${address}/api/live`);
  const [refused] = await once(stranger, "unexpected-response");
  expect(refused).toBeDefined();
  const answer = await server.inject({
    url: "/api/live",
    headers: {
      cookie: "a=b",
      authorization: "",
      origin: "https://evil.example",
      connection: "upgrade",
      upgrade: "websocket",
    },
  });
  expect(answer.statusCode).toBe(401);
});

test("who asks for one channel many times at once hears each event once", async () => {
  const channel = `open:${newId()}`;
  const one = await listener();
  for (let again = 0; again < 20; again += 1) one.say({ type: "subscribe", channel });
  one.say({ type: "shout" });
  await one.until(() => one.heard.some((line) => line.type === "error"));
  await publish(channel, 1);
  await publish(channel, 2);
  await one.until(() => numbersOf(one.heard).includes(2));
  expect(numbersOf(one.heard)).toEqual([1, 2]);
  one.socket.close();
});

test("who missed more than one read of the log gives still misses nothing", async () => {
  const channel = `open:${newId()}`;
  const all = Array.from({ length: 1_200 }, (_, index) => index + 1);
  const at = kogi.platform.clock.now();
  await kogi.platform.inTransaction(async (tx) => {
    await tx
      .insertInto("platform.live_channels")
      .values({ channel, last_sequence: BigInt(all.length) })
      .execute();
    const rows = all.map((n) => ({
      live_id: newId(),
      channel,
      sequence: BigInt(n),
      type: "counted",
      payload: JSON.stringify({ n }),
      created_at: at,
    }));
    await tx.insertInto("platform.live_log").values(rows).execute();
  });
  const back = await listener();
  back.say({ type: "subscribe", channel, last: 0 });
  await back.until(() => back.heard.length === 1 + all.length);
  expect(numbersOf(back.heard)).toEqual(all);
  back.socket.close();
});

test("a client that names a number from the future is told to read everything anew, and hears what follows", async () => {
  const channel = `open:${newId()}`;
  await publish(channel, 1);
  const odd = await listener();
  odd.say({ type: "subscribe", channel, last: 1_000_000 });
  await odd.until(() => odd.heard.length === 1);
  expect(odd.heard[0]).toMatchObject({ type: "missed", position: 1 });
  await publish(channel, 2);
  await odd.until(() => odd.heard.length === 2);
  expect(numbersOf(odd.heard)).toEqual([2]);
  odd.socket.close();
});

test("a socket is closed at the next heartbeat after its session has ended", async () => {
  let signedIn = true;
  const other = await lineServer(async () => (signedIn ? actor : null), { heartbeatMs: 500 });
  const one = await listener(addressOf(other));
  const closed = once(one.socket, "close");
  signedIn = false;
  expect((await closed)[0]).toBe(4401);
  await other.close();
});

test("what one may hear no longer is let go on a line that stays open", async () => {
  let asked = 0;
  kogi.platform.live.guard("once", async () => ++asked === 1);
  const other = await lineServer(async () => actor, { heartbeatMs: 200 });
  const one = await listener(addressOf(other));
  one.say({ type: "subscribe", channel: "once:x" });
  await one.until(() => one.heard.length === 2);
  expect(one.heard.map(({ type }) => type)).toEqual(["subscribed", "refused"]);
  await other.close();
});

test("a client that asks faster than it is answered is dropped", async () => {
  const one = await listener();
  const closed = once(one.socket, "close");
  for (let asked = 0; asked < 1_000; asked += 1) one.say({ type: "subscribe", channel: `open:${newId()}` });
  await closed;
  expect(one.heard.length).toBeLessThan(1_000);
});

describe("a line of server-sent events", () => {
  interface Wishes {
    readonly at?: FastifyInstance;
    readonly from?: string;
    readonly signedIn?: boolean;
    readonly last?: number;
  }
  /** The answer as soon as it begins. */
  async function stream(channel: string, { at = server, from, signedIn, last }: Wishes = {}): Promise<IncomingMessage> {
    const headers = {
      ...(from ? { "x-forwarded-for": from } : {}),
      ...(signedIn ? { authorization: "Bearer good" } : {}),
      ...(last === undefined ? {} : { "last-event-id": String(last) }),
    };
    const request = get(`${at.listeningOrigin}/api/live/stream?channel=${channel}`, { headers, agent: false });
    const [answer] = await once(request, "response");
    return answer;
  }
  /** Reads on until `text` came, and gives all of it. */
  async function heardUntil(line: IncomingMessage, text: string): Promise<string> {
    let heard = "";
    while (!heard.includes(text)) heard += String((await once(line, "data"))[0]);
    return heard;
  }
  const gone = async (line: IncomingMessage) => {
    line.destroy();
    const open = async () => (await kogi.platform.metrics.sockets.get()).values[0]?.value;
    await expect.poll(open, { timeout: 10_000 }).toBe(0);
  };

  test("tells visitors what comes, and what they missed when they name the last they saw", async () => {
    const channel = `open:${newId()}`;
    await publish(channel, 1, 2);
    const line = await stream(channel, { last: 1 });
    expect(line.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ratelimit: expect.stringMatching(/^limit=\d+, remaining=\d+, reset=\d+$/),
    });
    expect(await heardUntil(line, '"n":2')).toBe('id: 2\nevent: counted\ndata: {"n":2}\n\n');
    await publish(channel, 3);
    expect(await heardUntil(line, '"n":3')).toBe('id: 3\nevent: counted\ndata: {"n":3}\n\n');
    await gone(line);
  });

  test("is for those who may hear the channel, of whom the person may have twenty", async () => {
    const ask = (query: string) => server.inject({ url: `/api/live/stream${query}` });
    expect((await ask(`?channel=closed:${newId()}`)).statusCode).toBe(404);
    expect((await ask("")).json()).toMatchObject({ status: 422, errors: [{ pointer: "/query/channel" }] });
    const lines = await Promise.all(Array.from({ length: 20 }, () => stream("open:1", { signedIn: true })));
    expect(lines.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
    const refused = await stream("open:1", { signedIn: true });
    expect([refused.statusCode, JSON.parse(await text(refused)).code]).toEqual([429, "request.too_many"]);
    const visitor = await stream("open:1");
    expect(visitor.statusCode).toBe(200);
    await Promise.all([...lines, visitor].map(gone));
  });

  test("is refused to visitors of a network that has many, which leaves the rest to those who sign in", async () => {
    const authenticate: Authenticate = async ({ authorization }) => (authorization ? actor : null);
    const at = await lineServer(authenticate, { limits: { visitors: 2, all: 3 } });
    const statusOf = async (wishes: Wishes) => (await stream("open:1", { at, ...wishes })).statusCode;
    expect(await statusOf({ from: "2001:db8::1" })).toBe(200);
    expect(await statusOf({ from: "2001:db8::2" })).toBe(200);
    expect(await statusOf({ from: "2001:db8::3" })).toBe(429);
    expect(await statusOf({ from: "2001:db8::3", signedIn: true })).toBe(200);
    expect(await statusOf({ from: "2001:db8::3", signedIn: true })).toBe(429);
    expect(await statusOf({ from: "203.0.113.9" })).toBe(200);
    await at.close();
  });

  test("is cut when its reader takes nothing in", async () => {
    const channel = `open:${newId()}`;
    const line = await stream(channel);
    line.pause();
    const cut = new Promise((resolve) => line.once("error", () => undefined).once("close", resolve));
    const long = "x".repeat(1_000_000);
    for (let sent = 0; sent < 20; sent += 1)
      await kogi.platform.inTransaction((tx) => kogi.platform.live.publish(tx, channel, "long", { long }));
    await kogi.platform.live.flush();
    line.resume();
    await cut;
    expect(line.complete).toBe(false);
  });
});
