import { once } from "node:events";
import { createServer, type RequestListener, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createLogger } from "../log/index.ts";
import { cutSilence } from "./cut-silence.ts";
import { createHttpServer } from "./server.ts";

let server = createServer();
afterEach(() => server.close());

const LIMIT_MS = 50;

/** A server with that limit; gives a function that begins a body of so many bytes. */
async function serving(listener: RequestListener) {
  server = createServer(listener);
  cutSilence(server, LIMIT_MS);
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return (bytes: number) => request({ port, host: "127.0.0.1", method: "POST", headers: { "content-length": bytes } });
}

const late: RequestListener = (_incoming, answer) => void setTimeout(() => answer.end("whole"), 3 * LIMIT_MS);

test("who sends a part and then nothing is cut off; who sends all of it hears the answer, however late", async () => {
  const sending = await serving((incoming, answer) => incoming.resume().once("end", () => late(incoming, answer)));
  const silent = sending(10);
  silent.write("half");
  const [error] = await once(silent, "error").catch((cause: unknown) => [cause]);
  expect(error).toMatchObject({ code: "ECONNRESET" });
  const [answer] = await once(sending(4).end("half"), "response");
  expect(answer.statusCode).toBe(200);
  answer.resume();
});

test("who sends an empty body, which nobody reads, hears the answer, however late", async () => {
  const sending = await serving(late);
  const [answer] = await once(sending(0).end(), "response");
  expect(answer.statusCode).toBe(200);
  answer.resume();
});

test("after a body that was refused unread the connection has the limit of an idle one", async () => {
  const sockets: Socket[] = [];
  const read = Promise.withResolvers<void>();
  const sending = await serving((incoming, answer) => {
    sockets.push(incoming.socket);
    incoming.once("end", read.resolve);
    answer.end("no");
  });
  const [answer] = await once(sending(4).end("half"), "response");
  answer.resume();
  await read.promise;
  expect(sockets[0]?.timeout).toBeGreaterThanOrEqual(server.keepAliveTimeout);
});

test("a piece of 8 MB has ten minutes, enough for 110 kilobits a second, and headers one", () => {
  const app = createHttpServer({ log: createLogger("silent"), https: false, trustProxy: false });
  expect([app.server.requestTimeout, app.server.headersTimeout]).toEqual([600_000, 60_000]);
});
