// What an operator sees who stops a Kogi that people use: nobody is cut off in the middle, and nobody holds it up.
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { buildApp } from "#app/app.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
// A second or two on a quiet machine; whoever waits for what never ends takes eight and more (`FINISH_MS`).
const SECONDS_MAX = 7;

/** Another process on the world's database, with a slow page that asks the API once `goOn` is called. */
async function listening() {
  const platform = await createPlatform(kogi.platform.config, createLogger("silent"), {
    connection: kogi.platform.connection,
    poolSize: 2,
    skipMigrations: true,
  });
  const app = await buildApp(platform);
  const door = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  app.fastify.get("/slow", async () => {
    reached.resolve();
    await door.promise;
    return (await app.fastify.inject("/healthz")).json();
  });
  platform.live.guard("open", async () => true);
  await app.start();
  const origin = await app.fastify.listen({ port: 0, host: "127.0.0.1" });
  return { app, origin, goOn: door.resolve, reached: reached.promise };
}

async function ask(url: string): Promise<IncomingMessage> {
  const [answer] = await once(get(url, { agent: new Agent({ keepAlive: true }) }), "response");
  return answer;
}

async function secondsOf(stop: Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await stop;
  return (performance.now() - startedMs) / 1_000;
}

async function socketOf(origin: string): Promise<WebSocket> {
  const person = await signUp(kogi);
  const socket = new WebSocket(`${origin.replace("http", "ws")}/api/live`, { headers: person.headers });
  await once(socket, "open");
  return socket;
}

test("a stop answers the request under way, ends the open lines and waits for nobody else", async () => {
  const { app, origin, goOn, reached } = await listening();
  const line = await ask(`${origin}/api/live/stream?channel=open:1`);
  expect(line.headers["content-type"]).toBe("text/event-stream");
  const socket = await socketOf(origin);
  const socketEnds = once(socket, "close");
  const slow = ask(`${origin}/slow`);
  await reached;
  const stopped = secondsOf(app.stop());
  expect(await text(line)).toBe("");
  expect((await socketEnds)[0]).toBe(1001);
  goOn();
  const answer = await slow;
  expect([answer.statusCode, await text(answer)]).toEqual([200, '{"status":"alive"}']);
  expect(await stopped).toBeLessThan(SECONDS_MAX);
}, 30_000);

test("a tab that is asleep does not hold the stop up", async () => {
  const { app, origin } = await listening();
  const socket = await socketOf(origin);
  socket.pause();
  expect(await secondsOf(app.stop())).toBeLessThan(SECONDS_MAX);
  socket.terminate();
}, 30_000);
