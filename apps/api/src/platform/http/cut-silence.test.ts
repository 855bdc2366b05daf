import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createLogger } from "../log/index.ts";
import { cutSilence } from "./cut-silence.ts";
import { createHttpServer } from "./server.ts";

const server = createServer((incoming, answer) => incoming.resume().once("end", () => answer.end("whole")));
afterEach(() => server.close());

const LIMIT_MS = 50;

test("who sends a part and then nothing is cut off; who sends all of it hears the answer, however late", async () => {
  cutSilence(server, LIMIT_MS);
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const sending = (bytes: number) =>
    request({ port, host: "127.0.0.1", method: "POST", headers: { "content-length": bytes } });
  const silent = sending(10);
  silent.write("half");
  const [error] = await once(silent, "error").catch((cause: unknown) => [cause]);
  expect(error).toMatchObject({ code: "ECONNRESET" });
  const [answer] = await once(sending(4).end("half"), "response");
  expect(answer.statusCode).toBe(200);
  answer.resume();
});

test("a piece of 8 MB has ten minutes, enough for 110 kilobits a second, and headers one", () => {
  const app = createHttpServer({ log: createLogger("silent"), https: false, trustProxy: false });
  expect([app.server.requestTimeout, app.server.headersTimeout]).toEqual([600_000, 60_000]);
});
