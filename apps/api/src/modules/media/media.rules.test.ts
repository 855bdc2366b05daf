import { expect, test } from "vitest";
import { wav } from "#test/films.ts";
import { readRange } from "./byte-range.ts";
import { inspectContent } from "./inspect-content.ts";
import { refusePixels, refuseSize, widthsFor } from "./media.rules.ts";
import { saveName } from "./send-file.ts";
import { refuseLink, signLink } from "./signed-links.ts";
import { type FileType, fileTypeOf, sniffType } from "./sniff-type.ts";
import { readMetadata } from "./upload-metadata.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const ftyp = (brand: string) => bytes(`\x00\x00\x00\x10ftyp${brand}\x00\x00\x00\x00`);

test.each([
  ["a JPEG", bytes("\xff\xd8\xff\xe0\x00\x10JFIF"), "image/jpeg"],
  ["a PNG", bytes("\x89PNG\r\n\x1a\n\x00\x00"), "image/png"],
  ["a GIF", bytes("GIF89a\x01\x00"), "image/gif"],
  ["a WebP", bytes("RIFF\x24\x00\x00\x00WEBPVP8 "), "image/webp"],
  ["a WAV", bytes("RIFF\x24\x00\x00\x00WAVEfmt "), "audio/wav"],
  ["another RIFF", bytes("RIFF\x24\x00\x00\x00AVI LIST"), "unknown_type"],
  ["an AVIF", ftyp("avif"), "image/avif"],
  ["a HEIC", ftyp("heic"), "heic"],
  ["an MP4", ftyp("isom"), "video/mp4"],
  ["a QuickTime film", ftyp("qt  "), "video/mp4"],
  ["a film of Sony's cameras", bytes("\x00\x00\x00\x1cftypXAVC\x01\x00\x1f\xffXAVCmp42iso2"), "video/mp4"],
  ["a raw picture of Canon's", bytes("\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01crx isom"), "unknown_type"],
  ["a film that says nothing readable", bytes("\x00\x00\x00\x14ftypabcd\x00\x00\x00\x00abce"), "unknown_type"],
  ["a recording of a telephone", bytes("\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42"), "audio/mp4"],
  ["a WebM", bytes("\x1a\x45\xdf\xa3\x01\x00\x00\x00\x42\x82\x84webm"), "video/webm"],
  ["a Matroska", bytes("\x1a\x45\xdf\xa3\x01\x00\x00\x00\x42\x82\x88matroska"), "unknown_type"],
  ["a PDF", bytes("%PDF-1.7\n"), "application/pdf"],
  ["an MP3 with tags", bytes("ID3\x04\x00\x00"), "audio/mpeg"],
  ["an MP3 frame", bytes("\xff\xfb\x90\x64"), "audio/mpeg"],
  ["eleven set bits that are no MP3", bytes("\xff\xff\xff\xff"), "unknown_type"],
  ["a ZIP", bytes("PK\x03\x04\x14\x00"), "archive"],
  ["a gzip", bytes("\x1f\x8b\x08\x00"), "archive"],
  ["a program", bytes("\x7fELF\x02\x01\x01\x00"), "unknown_type"],
  ["plain text", Buffer.from("Grüße, 世界\nand a tab\t."), "text/plain"],
  ["text cut within a letter", Buffer.from("Grüße 世").subarray(0, -1), "text/plain"],
  ["a page", bytes("\n <!DOCTYPE html><p>"), "active_content"],
  ["a drawing", bytes('<svg xmlns="http://www.w3.org/2000/svg">'), "active_content"],
  ["a drawing behind a comment", bytes("<!-- x --><svg>"), "active_content"],
  ["XML", bytes('<?xml version="1.0"?>'), "active_content"],
  ["text in Latin-1", bytes("Gr\xfc\xdfe"), "unknown_type"],
  ["bytes with a zero", bytes("abc\x00def"), "unknown_type"],
])("%s is %s by its content", (_what, head, expected) => {
  const found = sniffType(head);
  expect(typeof found === "string" ? found : found.type).toBe(expected);
});

const typeOf = (type: string): FileType => {
  const found = fileTypeOf(type);
  if (!found) throw new Error(type);
  return found;
};

test.each([
  ["image/png", 0, "empty"],
  ["image/png", 25 * 1_048_576, null],
  ["image/png", 25 * 1_048_576 + 1, "too_large"],
  ["text/plain", 1_048_577, "too_large"],
  ["video/mp4", 400 * 1_048_576, null],
] as const)("%s of %d bytes: %s", (type, size, refusal) => {
  expect(refuseSize(typeOf(type), size)).toBe(refusal);
});

test.each([
  [0, 10, "broken"],
  [8_000, 6_000, null],
  [60_000, 60_000, "too_many_pixels"],
  [30_001, 1, "too_many_pixels"],
  [10_000, 5_001, "too_many_pixels"],
  [1, 16_383, null],
  [1, 16_384, "too_many_pixels"],
] as const)("a picture of %d x %d: %s", (width, height, refusal) => {
  expect(refusePixels(width, height)).toBe(refusal);
});

test.each([
  [4_000, 3_000, [320, 640, 1280, 1920]],
  [1_280, 720, [320, 640, 1280]],
  [1_000, 1_000, [320, 640, 1000]],
  [200, 200, [200]],
  [1, 1, [1]],
  [400, 30_000, [109]],
])("of %d x %d pixels the widths %j are made, none larger", (width, height, widths) => {
  expect(widthsFor(width, height)).toEqual(widths);
});

test.each([
  [undefined, null],
  ["bytes=0-9", { start: 0, end: 9 }],
  ["bytes=90-", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=50-500", { start: 50, end: 99 }],
  ["bytes=100-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=9-1", null],
  ["bytes=0-1,5-6", null],
  ["lines=0-1", null],
])("of 100 bytes the range %s is %j", (header, range) => {
  expect(readRange(header, 100)).toEqual(range);
});

test("a name is kept and ends as the content says", () => {
  expect(saveName("évil.html", typeOf("application/pdf"))).toBe("évil.pdf");
  expect(saveName(".png", typeOf("image/png"))).toBe("file.png");
});

test("a link opens until it expires, for its own file and size alone", () => {
  const now = new Date("2026-03-01T10:00:00Z");
  const url = new URL(signLink("s".repeat(32), { mediaId: "m1", variant: "640.webp" }, now), "http://kogi");
  const expires = Number(url.searchParams.get("expires"));
  const signature = url.searchParams.get("signature") ?? "";
  const facts = { mediaId: "m1", variant: "640.webp", expires };
  const refusal = (changed: Partial<typeof facts>, at: Date, secret = "s".repeat(32)) =>
    refuseLink(secret, { ...facts, ...changed }, signature, at);
  expect(refusal({}, now)).toBe(null);
  expect(refusal({}, new Date(expires * 1_000 - 1))).toBe(null);
  expect(refusal({}, new Date(expires * 1_000))).toBe("linkExpired");
  expect(refusal({ expires: expires + 3_600 }, now)).toBe("linkInvalid");
  expect(refusal({ mediaId: "m2" }, now)).toBe("linkInvalid");
  expect(refusal({ variant: "original" }, now)).toBe("linkInvalid");
  expect(refusal({}, now, "t".repeat(32))).toBe("linkInvalid");
  expect(refuseLink("s".repeat(32), facts, "", now)).toBe("linkInvalid");
});

test("a recording that lasts longer than a link stays open to its end", () => {
  const now = new Date("2026-03-01T10:00:00Z");
  const expiresOf = (playedMs: number) => {
    const link = signLink("s".repeat(32), { mediaId: "m1", variant: "original", playedMs }, now);
    return Number(new URL(link, "http://kogi").searchParams.get("expires")) * 1_000;
  };
  expect(new Date(expiresOf(0))).toEqual(new Date("2026-03-01T12:00:00Z"));
  expect(new Date(expiresOf(4 * 3_600_000 - 1))).toEqual(new Date("2026-03-01T16:00:00Z"));
});

test("what an upload says of itself is read in readable form", () => {
  const header = `filename ${Buffer.from("a\nb.png").toString("base64")},filetype aW1hZ2UvcG5n,is_admin MQ==,alt`;
  expect([...readMetadata(header)]).toEqual([
    ["filename", "ab.png"],
    ["filetype", "image/png"],
    ["alt", ""],
  ]);
  expect([...readMetadata(undefined)]).toEqual([]);
});

const inspect = (type: string, content: Buffer) =>
  inspectContent(type, {
    bytes: content.length,
    read: async (start, end) => content.subarray(Math.max(0, start), Math.max(0, end)),
  });

test.each([
  ["a PDF without its end", "application/pdf", bytes("%PDF-1.4 and then nothing"), "cut_off"],
  ["a WebP shorter than it says", "image/webp", bytes("RIFF\xff\x00\x00\x00WEBPVP8 "), "cut_off"],
  ["an MP4 without a film", "video/mp4", ftyp("isom"), "broken"],
  [
    "an MP4 whose last box is cut",
    "video/mp4",
    Buffer.concat([ftyp("isom"), bytes("\x00\x00\x01\x00moov")]),
    "cut_off",
  ],
  ["a PNG that never ends", "image/png", bytes("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), "cut_off"],
  ["a JPEG without a picture", "image/jpeg", bytes("\xff\xd8\xff\xe0\x00\x04ab"), "cut_off"],
  ["a JPEG of rubbish", "image/jpeg", bytes("\xff\xd8\x00\x00\x00\x00\x00"), "broken"],
  ["a WAV that is cut", "audio/wav", wav(20).subarray(0, -2), "cut_off"],
  ["a WAV that says more than it holds", "audio/wav", bytes("RIFF\xff\xff\xff\xffWAVEfmt "), "cut_off"],
  ["a WAV without its format", "audio/wav", bytes("RIFF\x0c\x00\x00\x00WAVEdata\x00\x00\x00\x00"), "broken"],
  ["a WAV that no browser plays", "audio/wav", wav(20, { format: 2 }), "unknown_type"],
  ["text with a broken letter", "text/plain", bytes("fine so far \xff"), "broken"],
])("%s is refused, being %s", async (_what, type, content, refusal) => {
  expect(await inspect(type, content)).toBe(refusal);
});

test("a whole WAV is taken", async () => {
  expect(await inspect("audio/wav", wav(20, { told: [["LIST", "INFO"]] }))).toBeNull();
});
