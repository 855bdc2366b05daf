// Films whose boxes lie: lengths of nothing, of more than there is, boxes in boxes in boxes, and the place they were taken at.
import type { Random } from "../apps/api/test/fuzz/random.ts";

/** Where the film was taken, as telephones write it. */
export const PLACE = "+47.3667+008.5500/";

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

const userData = (): Buffer =>
  box("udta", box("\u00a9xyz", Buffer.from([0, PLACE.length, 0x15, 0xc7]), Buffer.from(PLACE)));

function nested(depth: number): Buffer {
  let inner = userData();
  for (let level = 0; level < depth; level += 1) inner = box(level % 2 === 0 ? "trak" : "moov", inner);
  return inner;
}

/** An MP4 by its first bytes; what follows is up to the seed. */
export function hostileBoxes(random: Random): Buffer {
  const begin = box("ftyp", Buffer.from("isom\0\0\x02\0isommp41", "latin1"));
  const header = box("mvhd", Buffer.alloc(100, random.below(256)));
  const honest = Buffer.concat([
    begin,
    box("moov", header, box("trak", userData()), userData()),
    box("mdat", Buffer.alloc(500)),
  ]);
  const kinds: readonly (() => Buffer)[] = [
    () => honest,
    () => Buffer.concat([begin, box("moov", header, nested(3_000)), box("mdat", Buffer.alloc(40))]),
    () => Buffer.concat([begin, box("moov", ...Array.from({ length: 5_000 }, () => box("trak"))), box("mdat")]),
    () => {
      const lying = Buffer.from(honest);
      lying.writeUInt32BE(random.pick([0, 1, 7, 0x7fffffff, 0xffffffff]), begin.length + random.pick([0, 8, 116]));
      return lying;
    },
    () => {
      const changed = Buffer.from(honest);
      for (let hits = 8; hits > 0; hits -= 1) changed[12 + random.below(changed.length - 12)] = random.below(256);
      return changed;
    },
    () => honest.subarray(0, random.below(honest.length)),
  ];
  return random.pick(kinds)();
}
