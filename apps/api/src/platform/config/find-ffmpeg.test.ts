import { dirname } from "node:path";
import { expect, test } from "vitest";
import { fakeFfmpeg } from "#test/ffmpeg.ts";
import { findFfmpeg } from "./find-ffmpeg.ts";

test("ffmpeg is the one that is named, else the first on the path, else none", async () => {
  const [path, other] = [await fakeFfmpeg(""), await fakeFfmpeg("")];
  const folders = `relative:/nowhere:${dirname(path)}`;
  expect(findFfmpeg({ named: other, folders }, [])?.path).toBe(other);
  expect(findFfmpeg({ named: null, folders }, [])?.path).toBe(path);
  expect(findFfmpeg({ named: "off", folders }, [])).toBe(null);
  expect(findFfmpeg({ named: null, folders: null }, [])).toBe(null);
});

test.each(["ffmpeg", "/nowhere/ffmpeg", "/etc/passwd", "/"])("%j stops the start", (named) => {
  const faults: string[] = [];
  expect(findFfmpeg({ named, folders: null }, faults)).toBe(null);
  expect(faults).toEqual([expect.stringContaining("FFMPEG_PATH")]);
});
