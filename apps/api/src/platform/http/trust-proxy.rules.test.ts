// Whose word about the caller's address is believed: a header is written by anybody.
import { expect, test } from "vitest";
import { type Config, readConfig } from "../config/index.ts";
import { createLogger } from "../log/index.ts";
import { createHttpServer } from "./server.ts";

const PROXY = "10.0.0.5";
const read = (TRUST_PROXY: string): Config["trustProxy"] => readConfig({ TRUST_PROXY }, import.meta.dirname).trustProxy;

/** The address that limits count and pages know, of a call that came over `from` with this header. */
async function addressOf(setting: string, forwarded: string, from = PROXY): Promise<string> {
  const server = createHttpServer({ log: createLogger("silent"), https: false, trustProxy: read(setting) });
  server.get("/", async ({ ip }) => ip);
  const headers = { "x-forwarded-for": forwarded };
  return (await server.inject({ url: "/", remoteAddress: from, headers })).payload;
}

test.each([
  ["nobody is believed", "off", "203.0.113.9", PROXY],
  ["one proxy tells who came to it", "on", "203.0.113.9", "203.0.113.9"],
  ["what a caller wrote before it is not believed", "on", "6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["two proxies tell who came to the first", "2", "6.6.6.6, 203.0.113.9, 10.0.0.4", "203.0.113.9"],
  ["a named proxy is believed", PROXY, "6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["so is each of a network", "10.0.0.0/8", "6.6.6.6, 203.0.113.9, 10.0.0.4", "203.0.113.9"],
])("%s (%s)", async (_, setting, forwarded, address) => {
  expect(await addressOf(setting, forwarded)).toBe(address);
});

test("who comes past the named proxies is not believed", async () => {
  expect(await addressOf("10.0.0.0/8", "6.6.6.6", "203.0.113.9")).toBe("203.0.113.9");
});
