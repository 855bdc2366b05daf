// The bank's file from an address and from a folder. The address is that of a server which this test starts beforehand.
import { writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ratesFile, someRates } from "#test/rates-file.ts";
import { world } from "#test/world.ts";
import { noteOldRates } from "./note-old-rates.ts";
import { renewRates } from "./renew-rates.ts";

let answer: (response: ServerResponse) => void = (response) => response.end();
let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  answer(response);
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
// A server that listens on a port has an address of this form.
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((done) => server.close(done)));

const file = join(tmpdir(), `kogi-rates-${newId()}.xml`);
const kogi = world({ KOGI_RATES_URL: `${origin}/daily.xml` });
const fromFolder = world({ KOGI_RATES_URL: file });
const alone = world();

const today = () => kogi.platform.clock.now().toISOString().slice(0, 10);
const daysAgo = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const dollars = async () => {
  const { date, rates } = await kogi.api().payments.getRates();
  return [date, rates.find((one) => one.currency === "USD")?.rate];
};
const serves = (text: string) => {
  answer = (response) => response.end(text);
};

test("the newest day of the bank's file is what everybody reads from then on", async () => {
  serves(ratesFile([{ date: daysAgo(2) }]));
  await renewRates(kogi.platform);
  expect(await dollars()).toEqual([daysAgo(2), "1.1"]);
  serves(ratesFile([{ date: daysAgo(1), rates: { ...someRates, USD: "1.2" } }, { date: daysAgo(3) }]));
  await renewRates(kogi.platform);
  expect(await dollars()).toEqual([daysAgo(1), "1.2"]);
});

test("an older file, and another telling of a known day, change nothing", async () => {
  const before = await dollars();
  serves(ratesFile([{ date: daysAgo(1), rates: { ...someRates, USD: "1.3" } }]));
  await renewRates(kogi.platform);
  serves(ratesFile([{ date: "2026-01-05", rates: { ...someRates, USD: "1.3" } }]));
  await renewRates(kogi.platform);
  expect(await dollars()).toEqual(before);
});

test.each<[string, (response: ServerResponse) => void, RegExp]>([
  ["a broken file", (response) => response.end(ratesFile([{ date: today() }]).slice(0, 900)), /in full/],
  ["a day that has not come", (response) => response.end(ratesFile([{ date: daysAgo(-2) }])), /has not come/],
  [
    "a rate out of all bounds",
    (response) => response.end(ratesFile([{ date: today(), rates: { ...someRates, USD: "110" } }])),
    /too far/,
  ],
  ["a file without an end", (response) => void endless(response), /longer than 524288 bytes/],
  ["an address that is gone", (response) => response.writeHead(404).end("none"), /answered 404/],
  ["a server in trouble", (response) => response.writeHead(500).end(), /answered 500/],
  ["a line that breaks", (response) => response.write("<?xml", () => response.destroy()), /terminated/],
])("%s is refused, and what was known goes on", async (_, answers, why) => {
  const before = await dollars();
  answer = answers;
  await expect(renewRates(kogi.platform)).rejects.toThrow(why);
  expect(await dollars()).toEqual(before);
});

test("nobody is followed elsewhere, though a good file lie there", async () => {
  const before = [await dollars(), asked];
  answer = (response) => {
    if (response.req.url === "/daily.xml") response.writeHead(302, { location: `${origin}/elsewhere.xml` }).end();
    else response.end(ratesFile([{ date: today() }]));
  };
  await expect(renewRates(kogi.platform)).rejects.toThrow(/answered 302/);
  expect([await dollars(), asked - 1]).toEqual(before);
});

test("a file that something else puts into a folder is read from there", async () => {
  await expect(renewRates(fromFolder.platform)).rejects.toThrow(/ENOENT/);
  await writeFile(file, ratesFile([{ date: daysAgo(1) }]));
  await renewRates(fromFolder.platform);
  expect((await fromFolder.api().payments.getRates()).date).toBe(daysAgo(1));
});

test("without an address the bundle goes on, and nobody is asked", async () => {
  const before = asked;
  await renewRates(alone.platform);
  expect(asked).toBe(before);
  expect((await alone.api().payments.getRates()).date).toBe("2026-04-13");
});

test("who starts with real money and old rates is told so, and what to do", async () => {
  const stripe = { secretKey: "sk_test_1", webhookSecrets: ["whsec_1"], apiHost: null };
  const real = (platform: Platform) => ({ ...platform, config: { ...platform.config, stripe } });
  expect(await noteOldRates(real(alone.platform))).toEqual([
    expect.stringMatching(/reference rates of 2026-04-13.*: set KOGI_RATES_URL\.$/),
  ]);
  expect(await noteOldRates(alone.platform)).toEqual([]);
  expect(await noteOldRates(real(kogi.platform))).toEqual([]);
});

test("how old the newest rates are is told to whoever watches", async () => {
  const { body } = await kogi.app.fastify.inject({ url: "/metrics" });
  const age = Number(/^kogi_reference_rates_age_seconds (\S+)$/m.exec(body)?.[1]);
  expect(age / 86_400).toBeGreaterThanOrEqual(1);
  expect(age / 86_400).toBeLessThan(2);
});

/** Writes until the other side has had enough. */
function endless(response: ServerResponse): void {
  const head = ratesFile([]).split("\t</Cube>")[0] ?? "";
  response.write(head);
  const more = () => {
    while (!response.destroyed && response.write(" ".repeat(16_384)));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
