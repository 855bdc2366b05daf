import { expect, test } from "vitest";
import { packRows, unpackRows } from "./packed-rows.ts";

test.each([
  ["nothing", []],
  ["rows of different lengths, with empty cells", [["a", "", "c"], ["d"], ["", "e"]]],
  ["any sign but those between cells", [['"quoted"', "1 < 2", "ä😀\u2028", "a,b;c|d\\n"]]],
])("what is packed is unpacked as it was: %s", (_, rows) => {
  expect(unpackRows(packRows(rows))).toEqual(rows);
});

test("a text with tabs and line breaks stays one cell", () => {
  expect(unpackRows(packRows([["one\n\ntwo\tthree", "four"]]))).toEqual([["one two three", "four"]]);
});
