// Frames that are made to cost memory, in the thread that answers everybody.
import { expect, test } from "vitest";
import { AVC_CONFIG, AVC_FRAME } from "#test/coded-films.ts";
import { elementaryStream } from "./elementary-stream.ts";
import type { KeyFrame } from "./key-frame.ts";

const avcC = Buffer.from(AVC_CONFIG.description as Buffer);
const frame = (changes: Partial<KeyFrame>): KeyFrame => ({
  ...{ codec: "avc", codecString: "avc1.42c00a", data: AVC_FRAME, description: avcC, rotation: 0 },
  ...{ codedWidth: 320, codedHeight: 180, width: 320, height: 180 },
  ...changes,
});

/** What says that lengths have one byte each. */
function shortLengths(description: Buffer, at: number): Buffer {
  const changed = Buffer.from(description);
  changed[at] = 0;
  return changed;
}

/** The head of an `hvcC` with so many arrays of so many sets without bytes. */
function hvcC(arrays: number, sets: number): Buffer {
  const array = Buffer.alloc(3 + 2 * sets);
  array.writeUInt16BE(sets, 1);
  const head = Buffer.alloc(23);
  head.writeUInt8(arrays, 22);
  return Buffer.concat([head, ...Array.from({ length: arrays }, () => array)]);
}

test("an honest frame becomes its sets and its units, each after a start code", () => {
  const { content } = elementaryStream(frame({})) ?? {};
  expect(content?.toString("hex")).toMatch(/^0000000167[0-9a-f]+0000000168ce3c800000000165/);
});

test("a unit without bytes is left out", () => {
  const empty = Buffer.alloc(4);
  expect(elementaryStream(frame({ data: Buffer.concat([empty, AVC_FRAME, empty]) }))).toEqual(
    elementaryStream(frame({})),
  );
});

test.each([
  ["16 MB of units without bytes", frame({ data: Buffer.alloc(16 * 1_048_576), description: shortLengths(avcC, 4) })],
  ["as many units of one byte", frame({ data: Buffer.alloc(16 * 1_048_576, 1), description: shortLengths(avcC, 4) })],
  ["the same in H.265", frame({ codec: "hevc", data: Buffer.alloc(16 * 1_048_576), description: hvcC(0, 0) })],
  ["an array of sets without bytes", frame({ codec: "hevc", description: hvcC(1, 65_535) })],
  ["many arrays of them", frame({ codec: "hevc", description: hvcC(255, 200) })],
])("%s: nothing is made of them, and nobody waits", (_what, hostile) => {
  const before = performance.now();
  expect(elementaryStream(hostile)).toBe(null);
  expect(performance.now() - before).toBeLessThan(500);
});
