import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { mp3 } from "#test/films.ts";
import { applyPatches } from "./strip-film.ts";
import { findMp3Patches } from "./strip-mp3.ts";

const SECRET = "Ana Sol, Rua das Flores";
const sound = mp3(12);
const text = (value: string) => Buffer.from(value, "latin1");
const synchsafe = (size: number) => Buffer.from([size >> 21, size >> 14, size >> 7, size].map((byte) => byte & 0x7f));
/** An ID3v2 with one frame and room behind it. */
function id3(flags = 0): Buffer {
  const frame = Buffer.concat([
    text("TPE1"),
    synchsafe(SECRET.length),
    Buffer.alloc(2),
    text(SECRET),
    Buffer.alloc(300),
  ]);
  const footer = Buffer.concat([text("3DI\x04\x00"), Buffer.from([flags]), synchsafe(frame.length)]);
  const header = Buffer.concat([text("ID3\x04\x00"), Buffer.from([flags]), synchsafe(frame.length)]);
  return Buffer.concat([header, frame, ...(flags & 0x10 ? [footer] : [])]);
}
const id3v1 = Buffer.concat([text("TAG"), text(SECRET), Buffer.alloc(125 - SECRET.length)]);
const longer = Buffer.concat([text("TAG+"), text(SECRET), Buffer.alloc(223 - SECRET.length)]);
function ape(): Buffer {
  const end = (flags: number) => {
    const part = Buffer.alloc(32);
    part.write("APETAGEX", "latin1");
    part.writeUInt32LE(SECRET.length + 32, 12);
    part.writeUInt32LE(flags, 20);
    return part;
  };
  return Buffer.concat([end(0xa0_00_00_00), text(SECRET), end(0x80_00_00_00)]);
}
const lyrics = text(`LYRICSBEGIN${SECRET}${String(11 + SECRET.length).padStart(6, "0")}LYRICS200`);

const contentOf = (file: Buffer) => ({
  bytes: file.length,
  read: (start: number, end: number) => Promise.resolve(file.subarray(Math.max(0, start), Math.min(end, file.length))),
});
async function stripped(file: Buffer): Promise<Buffer | null> {
  const patches = await findMp3Patches(contentOf(file));
  if (!patches) return null;
  // In two pieces, the cut within a tag.
  return buffer(Readable.from([file.subarray(0, 100), file.subarray(100)]).pipe(applyPatches(patches)));
}

test.each([
  ["a tag before it", [id3()], []],
  ["two tags before it, one with a footer", [id3(0x10), id3()], []],
  ["an old tag behind it", [], [id3v1]],
  ["an old tag and its longer form", [], [longer, id3v1]],
  ["an APE tag, lyrics and an old tag", [], [ape(), lyrics, id3v1]],
  ["a new tag behind it", [], [id3(0x10)]],
  ["all of them", [id3()], [ape(), id3v1]],
])("an MP3 with %s keeps its sound alone", async (_what, before, behind) => {
  const file = Buffer.concat([...before, sound, ...behind]);
  const kept = await stripped(file);
  expect([kept?.length, kept?.includes(SECRET)]).toEqual([file.length, false]);
  const start = Buffer.concat(before).length;
  expect(kept?.subarray(start, start + sound.length).equals(sound)).toBe(true);
  // It still begins as what it is, and there is nothing left to take out.
  expect(kept?.toString("latin1", 0, 3)).toBe(file.toString("latin1", 0, 3));
  expect((await stripped(kept ?? Buffer.alloc(0)))?.equals(kept ?? file)).toBe(true);
});

test("sound without tags stays as it is, and a tag that goes on behind the end is cut off", async () => {
  expect(await findMp3Patches(contentOf(sound))).toEqual([]);
  expect(await findMp3Patches(contentOf(id3().subarray(0, 200)))).toBe(null);
  expect(await findMp3Patches(contentOf(Buffer.concat(Array.from({ length: 30 }, () => id3()))))).toBe(null);
  expect(await findMp3Patches(contentOf(Buffer.concat([sound.subarray(0, 40), ape().subarray(-32)])))).toBe(null);
});
