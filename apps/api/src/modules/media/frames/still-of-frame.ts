// The key frame of a VP8 film is what a WebP holds, and that of an AV1 film what an AVIF holds: with another head they are
// pictures, drawn by the decoders that draw everybody's pictures.
import type { KeyFrame } from "./key-frame.ts";

/** The frame as a picture file; null for codings that no picture has. */
export function stillOfFrame(frame: KeyFrame): Buffer | null {
  if (frame.codec === "vp8") return webpOf(frame.data);
  return frame.codec === "av1" ? avifOf(frame) : null;
}

function webpOf(data: Uint8Array): Buffer {
  const head = Buffer.alloc(20);
  const padding = data.length % 2;
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(data.length + padding + 12, 4);
  head.write("WEBPVP8 ", 8, "latin1");
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data, Buffer.alloc(padding)]);
}

const number = (value: number, bytes: 1 | 2 | 4): Buffer => {
  const content = Buffer.alloc(bytes);
  content.writeUIntBE(value, 0, bytes);
  return content;
};

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([number(body.length + 8, 4), Buffer.from(type, "latin1"), body]);
}

/** A box that begins with its version and its flags. */
const versioned = (type: string, ...content: readonly Buffer[]): Buffer => box(type, number(0, 4), ...content);
const letters = (text: string): Buffer => Buffer.from(text, "latin1");

/** ISO 23008-12 with one item, the frame; null when its coding is not told. */
function avifOf({ data, codecString, codedWidth, codedHeight }: KeyFrame): Buffer | null {
  const av1C = configOf(codecString);
  if (!av1C) return null;
  const fileType = box("ftyp", letters("avif"), number(0, 4), letters("avifmif1miaf"));
  const metaWith = (at: number): Buffer =>
    versioned(
      "meta",
      versioned("hdlr", number(0, 4), letters("pict"), Buffer.alloc(13)),
      versioned("pitm", number(1, 2)),
      // Four bytes each for where the item begins and how long it is; one item in one piece.
      versioned(
        "iloc",
        Buffer.from([0x44, 0]),
        number(1, 2),
        number(1, 2),
        number(0, 2),
        number(1, 2),
        number(at, 4),
        number(data.length, 4),
      ),
      versioned(
        "iinf",
        number(1, 2),
        box("infe", Buffer.from([2, 0, 0, 0]), number(1, 2), number(0, 2), letters("av01\0")),
      ),
      box(
        "iprp",
        box("ipco", versioned("ispe", number(codedWidth, 4), number(codedHeight, 4)), box("av1C", av1C)),
        // Both belong to the item; without the second it cannot be drawn.
        versioned("ipma", number(1, 4), number(1, 2), Buffer.from([2, 0x01, 0x82])),
      ),
    );
  const at = fileType.length + metaWith(0).length + 8;
  return Buffer.concat([fileType, metaWith(at), box("mdat", Buffer.from(data))]);
}

const CODEC =
  /^av01\.(?<profile>[012])\.(?<level>\d\d)(?<tier>[MH])\.(?<depth>08|10|12)(\.(?<mono>[01])\.(?<csp>\d{3}))?/;

/** The four bytes of `av1C` (AV1 in ISOBMFF, 2.3.3), by the words that stand for them in `av01.P.LLT.DD.M.CCC`. */
function configOf(codecString: string): Buffer | null {
  const said = CODEC.exec(codecString)?.groups;
  if (!said) return null;
  const depth = Number(said.depth);
  const [subX = 1, subY = 1, position = 0] = (said.csp ?? (said.profile === "1" ? "000" : "110")).split("").map(Number);
  const flags =
    ((said.tier === "H" ? 1 : 0) << 7) |
    ((depth > 8 ? 1 : 0) << 6) |
    ((depth === 12 ? 1 : 0) << 5) |
    (Number(said.mono ?? 0) << 4) |
    (subX << 3) |
    (subY << 2) |
    (position & 3);
  return Buffer.from([0x81, (Number(said.profile) << 5) | Number(said.level), flags, 0]);
}
