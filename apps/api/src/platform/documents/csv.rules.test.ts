import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

const text = (rows: Parameters<typeof toCsv>[0]) => toCsv(rows).toString("utf8").slice(1);

test.each([
  ["plain", "plain"],
  ["a, b", '"a, b"'],
  ['say "yes"', '"say ""yes"""'],
  ["two\nlines", '"two\nlines"'],
  ["-12.50", "-12.50"],
  ["=1+1", "'=1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
])("%j is written as %j", (value, written) => expect(text([[value]])).toBe(`${written}\r\n`));

test("spreadsheets are told that it is UTF-8", () =>
  expect([...toCsv([["é"]]).subarray(0, 3)]).toEqual([239, 187, 191]));
