import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireDataFolder, whyNotStarted } from "./start-error.ts";

const config = { port: 8080, host: "127.0.0.1", databaseUrl: "postgres://a@db.example/kogi" };
const fault = (code: string, more: object = {}) => Object.assign(new Error("it failed"), { code, ...more });

test("state goes into a folder that is made, and nowhere else", () => {
  const folder = mkdtempSync(join(tmpdir(), "kogi-folder-"));
  expect(() => requireDataFolder({ dataFolder: join(folder, "new", "one") })).not.toThrow();
  writeFileSync(join(folder, "file"), "");
  const refused = (dataFolder: string) => () => requireDataFolder({ dataFolder });
  expect(refused(join(folder, "file"))).toThrow(/KOGI_DATA is .*\(it is a file\)/);
  expect(refused(join(folder, "file", "below"))).toThrow(/KOGI_DATA is .*\(it is a file\)/);
  expect(refused("/proc/nope")).toThrow(/KOGI_DATA is \/proc\/nope, where Kogi cannot keep its state/);
});

test.each([
  ["EADDRINUSE", "Something else listens on port 8080 of 127.0.0.1 already; stop it or set PORT to another."],
  ["EADDRNOTAVAIL", "HOST is 127.0.0.1, which is no address of this machine."],
  ["ECONNREFUSED", "The server that DATABASE_URL names does not answer (ECONNREFUSED)."],
  ["28P01", "The server that DATABASE_URL names refuses: it failed."],
])("%s is told in a sentence", (code, sentence) => {
  expect(whyNotStarted(fault(code), config)).toBe(sentence);
});

test("a HOST that names nothing is told as one that is no address of this machine", () => {
  const unknown = Object.assign(fault("ENOTFOUND"), { hostname: "999.1.1.1" });
  expect(whyNotStarted(unknown, { ...config, host: "999.1.1.1" })).toMatch(/^HOST is 999.1.1.1, which is no address/);
  expect(whyNotStarted(unknown, config)).toContain("DATABASE_URL");
});

test("of several tries to connect the first one's fault is told", () => {
  expect(whyNotStarted(new AggregateError([fault("ECONNREFUSED")]), config)).toContain("does not answer");
});

test("a fault of ours keeps its stack", () => {
  expect(whyNotStarted(new Error("a bug"), config)).toMatch(/a bug\n\s+at /);
});
