import { expect, test } from "vitest";
import { recordingOf } from "./recordings.ts";

test.each(["second-level", "aquarium"] as const)("%s is some seconds of sound that begins and ends softly", (name) => {
  const file = recordingOf(name);
  expect(file.equals(recordingOf(name))).toBe(true);
  expect(file.readUInt32LE(4) + 8).toBe(file.length);
  const samples = Array.from({ length: (file.length - 44) / 2 }, (_, place) => file.readInt16LE(44 + place * 2));
  const seconds = samples.length / 22_050;
  expect(seconds).toBeGreaterThan(12);
  expect(seconds).toBeLessThan(25);
  expect(Math.max(...samples.slice(-50).map(Math.abs))).toBeLessThan(200);
  const loudness = (from: number) => Math.hypot(...samples.slice(from, from + 22_050)) / Math.sqrt(22_050);
  for (let second = 1; second < seconds - 3; second += 1) expect(loudness(second * 22_050)).toBeGreaterThan(500);
});
