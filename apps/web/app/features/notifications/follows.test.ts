import { expect, test } from "vitest";
import { follows } from "./follows.ts";

test.each([
  ["/contracts/c1", "/contracts/c1", true],
  ["/contracts/c2", "/contracts/c1", false],
  ["/contracts", "/contracts/c1", true],
  // Who opens the list of their post's proposals sees the one that comes.
  ["/projects/p1/proposals", "/proposals/o1", true],
  ["/projects/mine", "/proposals/o1", true],
  ["/projects/p1", "/proposals/o1", false],
  ["/projects/p1/propose", "/proposals/o1", false],
  ["/disputes", "/disputes/d1", true],
  ["/confirmations", "/confirmations/k1", true],
  ["/settings/account", undefined, false],
])("an open %s follows news of %s: %s", (pathname, subject, expected) => {
  expect(follows(pathname, subject)).toBe(expected);
});
