import { expect, test } from "vitest";
import { findPlacePatches } from "./strip-film.ts";

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** A track that says it was put together from this. */
function filmOf(reference: Buffer): Buffer {
  const hdlr = box("hdlr", Buffer.alloc(8), Buffer.from("vide"), Buffer.alloc(13));
  const dref = box("dref", Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), reference);
  const mdia = box("mdia", hdlr, box("minf", box("dinf", dref)));
  return Buffer.concat([
    box("ftyp", Buffer.from("qt  \0\0\0\0qt  ")),
    box("moov", box("mvhd", Buffer.alloc(100)), box("trak", box("tkhd", Buffer.alloc(84)), mdia)),
  ]);
}

async function patchesOf(film: Buffer) {
  const content = { bytes: film.length, read: async (start: number, end: number) => film.subarray(start, end) };
  return findPlacePatches(content);
}

test("a film does not tell on whose disk it was put together", async () => {
  const told = "Macintosh HD:Users:ana:";
  const film = filmOf(box("alis", Buffer.alloc(4), Buffer.from(told)));
  const start = film.indexOf(told);
  expect(await patchesOf(film)).toEqual([{ start, end: start + told.length, bytes: null }]);
});

test("a reference to the film itself stays as it is", async () => {
  expect(await patchesOf(filmOf(box("alis", Buffer.from([0, 0, 0, 1]))))).toEqual([]);
});
