import { once } from "node:events";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { registerLive } from "#platform/live/index.ts";
import { world } from "#test/world.ts";

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
  server = Fastify();
  const authenticate = async ({ authorization }: { authorization: string | undefined }) =>
    authorization === "Bearer good" ? actor : null;
  await registerLive(server, {
    live: kogi.platform.live,
    metrics: kogi.platform.metrics,
    authenticate,
    publicOrigin: "http://localhost:8080",
  });
  kogi.platform.live.guard("open", async () => true);
  kogi.platform.live.guard("closed", async () => false);
  address = (await server.listen({ port: 0, host: "127.0.0.1" })).replace("http", "ws");
});
afterAll(() => server.close());

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
  const other = Fastify();
  await registerLive(other, {
    live: kogi.platform.live,
    metrics: kogi.platform.metrics,
    authenticate: async () => (signedIn ? actor : null),
    publicOrigin: "http://localhost:8080",
    heartbeatMs: 500,
  });
  const one = await listener((await other.listen({ port: 0, host: "127.0.0.1" })).replace("http", "ws"));
  const closed = once(one.socket, "close");
  signedIn = false;
  expect((await closed)[0]).toBe(4401);
  await other.close();
});

test("a client that asks faster than it is answered is dropped", async () => {
  const one = await listener();
  const closed = once(one.socket, "close");
  for (let asked = 0; asked < 1_000; asked += 1) one.say({ type: "subscribe", channel: `open:${newId()}` });
  await closed;
  expect(one.heard.length).toBeLessThan(1_000);
});
