// Files of very many very small parts: each part costs far more memory and time than the bytes that claim it.
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { OwnMediaView } from "#api-schema/media.ts";
import { mp4Of } from "#test/films.ts";
import { type Person, signUp } from "#test/people.ts";
import { jpeg, png, pngChunk } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { ingestFile } from "./index.ts";
import { inspectContent } from "./inspect-content.ts";
import type { Content } from "./stored-content.ts";
import { findPlacePatches } from "./strip/strip-film.ts";

const MB = 1_048_576;
const MANY = 80_000;

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi);
});

async function take(content: Buffer): Promise<OwnMediaView> {
  const at = kogi.platform.clock.now();
  const media_id = await ingestFile(kogi.platform, { ownerId: ana.userId, content, name: "file", alt: "", at });
  return ana.api.media.getMedia({ params: { media_id } });
}

const many = (part: Buffer): Buffer => Buffer.alloc(MANY * part.length, part);
const emptyBox = Buffer.from("\0\0\0\x08wide", "latin1");

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

/** With these bytes put in at that place. */
const having = (content: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([content.subarray(0, at), more, content.subarray(at)]);

const picture = sharp({ create: { width: 90, height: 60, channels: 3, background: "#6a4cff" } });

async function webpOfMany(): Promise<Buffer> {
  const plain = await picture.clone().webp().toBuffer();
  const full = Buffer.concat([plain, many(Buffer.from("ABCD\0\0\0\0", "latin1"))]);
  full.writeUInt32LE(full.length - 8, 4);
  return full;
}

async function gifOfMany(): Promise<Buffer> {
  const plain = await picture.clone().gif().toBuffer();
  return having(plain, plain.length - 1, many(Buffer.from([0x21, 0xfe, 0])));
}

test.each([
  ["a JPEG", async () => having(await jpeg(), 2, many(Buffer.from([0xff, 0xe1, 0, 2])))],
  ["a PNG", async () => having(await png(), 33, many(pngChunk("tEXt", Buffer.alloc(0))))],
  ["a WebP", webpOfMany],
  ["a GIF", gifOfMany],
  ["an AVIF", async () => Buffer.concat([await picture.clone().avif().toBuffer(), box("moov", many(emptyBox))])],
  ["a film", async () => Buffer.concat([mp4Of("+47.3667+008.5500/"), box("moov", many(emptyBox))])],
  ["a film's track", async () => Buffer.concat([mp4Of("here"), box("moov", box("trak", many(emptyBox)))])],
])("%s of eighty thousand parts is refused", async (_what, make) => {
  const media = await take(await make());
  expect(media).toMatchObject({ state: "refused", url: null });
  expect(media.refusal).toContain("could not read");
});

/** What is read of a file of which only the beginning says anything. */
function watched(bytes: number, head: Buffer): { content: Content; reads: number[] } {
  const reads: number[] = [];
  const read = async (start: number, end: number) => {
    const until = Math.min(end, bytes);
    reads.push(until - start);
    if (until - start > 64 * MB) throw new Error("that is more than the tables of a film may be");
    const part = Buffer.alloc(Math.max(0, until - start));
    head.copy(part, 0, start);
    return part;
  };
  return { content: { bytes, read }, reads };
}

test("half a gigabyte of tables is refused without being read", async () => {
  const head = Buffer.concat([box("ftyp", Buffer.from("isom\0\0\x02\0")), box("moov", Buffer.alloc(0))]);
  const bytes = 500 * MB;
  head.writeUInt32BE(bytes - 16, 16);
  const { content } = watched(bytes, head);
  expect(await findPlacePatches(content)).toBe("broken");
  expect(await inspectContent("video/mp4", content)).toBe("broken");
});

test("ten tables that are small one by one are refused for what they are together", async () => {
  const bytes = 16 + 10 * 20 * MB;
  const heads = new Map(Array.from({ length: 10 }, (_, index) => [16 + index * 20 * MB, 20 * MB]));
  let readBytes = 0;
  const content: Content = {
    bytes,
    async read(start, end) {
      readBytes += end - start;
      const part = Buffer.alloc(end - start);
      part.writeUInt32BE(heads.get(start) ?? 16, 0);
      part.write(heads.has(start) ? "moov" : "ftyp", 4, "latin1");
      return part;
    },
  };
  expect(await findPlacePatches(content)).toBe("broken");
  expect(readBytes).toBeLessThan(MB);
});

test("a PNG is looked through without going back to the store for each of its chunks", async () => {
  const file = having(
    await png(),
    33,
    Buffer.concat(Array.from({ length: 500 }, () => pngChunk("tEXt", Buffer.alloc(1)))),
  );
  const { content, reads } = watched(file.length, file);
  expect(await inspectContent("image/png", content)).toBeNull();
  expect(reads.length).toBe(1);
});
