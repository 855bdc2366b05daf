import { expect, test } from "vitest";
import { readClamd } from "./read-clamd.ts";

test.each([
  [null, null],
  ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
  ["clamav:3310", { host: "clamav", port: 3310 }],
  ["[::1]:3310", { host: "::1", port: 3310 }],
])("%j is read", (address, read) => {
  const faults: string[] = [];
  expect([readClamd(address, faults), faults]).toEqual([read, []]);
});

test.each(["clamav", "clamav:", "clamav:99999", "tcp://clamav:3310"])("%j stops the start", (address) => {
  const faults: string[] = [];
  expect(readClamd(address, faults)).toBe(null);
  expect(faults).toEqual([expect.stringContaining("CLAMD_ADDRESS")]);
});
