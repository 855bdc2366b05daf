// Films, sound and documents for tests, made on the spot: honest containers around samples that mean nothing.
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from "mediabunny";

const VP9 = {
  codec: "vp09.00.10.08",
  codedWidth: 1_280,
  codedHeight: 720,
  colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false },
} as const;

async function filmIn(format: OutputFormat, seconds: number): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource("vp9");
  output.addVideoTrack(source);
  await output.start();
  const packet = (start: number, length: number) =>
    new EncodedPacket(new Uint8Array(50).fill(7), start === 0 ? "key" : "delta", start, length);
  await source.add(packet(0, 1), { decoderConfig: VP9 });
  if (seconds > 1) await source.add(packet(1, seconds - 1));
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

/** 1,280 by 720 pixels. */
export const mp4 = (seconds: number): Promise<Buffer> => filmIn(new Mp4OutputFormat(), seconds);
export const webm = (seconds: number): Promise<Buffer> => filmIn(new WebMOutputFormat(), seconds);

const FRAME_BYTES = 417;
/** Silence-like frames of 128 kilobits a second at 44,100 Hz, 26 ms each. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set([0xff, 0xfb, 0x90, 0x64]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

const chunk = (id: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(id, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

/** Silence of so many milliseconds at 8,000 Hz, with other chunks behind its format: what a recorder tells. */
export function wav(ms: number, { told = [] as readonly (readonly [string, string])[], format = 1 } = {}): Buffer {
  const facts = Buffer.alloc(16);
  facts.writeUInt16LE(format, 0);
  facts.writeUInt16LE(1, 2);
  facts.writeUInt32LE(8_000, 4);
  facts.writeUInt32LE(16_000, 8);
  facts.writeUInt16LE(2, 12);
  facts.writeUInt16LE(16, 14);
  const telling = told.map(([id, text]) => chunk(id, Buffer.from(text)));
  const body = Buffer.concat([chunk("fmt ", facts), ...telling, chunk("data", Buffer.alloc(ms * 16))]);
  return chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), body]));
}

/** A PDF whose one page has these sides in points and draws what `content` says; `objects` are numbered from 5. */
export function pdfPage(content: string, { sides = "595 842", objects = [] as readonly string[] } = {}): Buffer {
  const resources = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X0 5 0 R>>>>";
  const all = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${sides}]/Contents 4 0 R/Resources${resources}>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ...objects,
  ];
  const body = all.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** A PDF of so many pages, each with its number on it; `last` stands on one more page behind them. */
export function pdfPages(count: number, last?: string): Buffer {
  const contents = Array.from({ length: count }, (_, index) => `BT /F1 200 Tf 150 350 Td (${index + 1}) Tj ET`);
  if (last !== undefined) contents.push(last);
  const kids = contents.map((_, index) => `${3 + index * 2} 0 R`).join(" ");
  const font = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
  const all = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`,
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${4 + index * 2} 0 R/Resources${font}>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  const body = all.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** A page that takes for ever to draw: a line of millions of dashes. */
export const endlessPdf = (): Buffer => pdfPage("[0.0002 0.0002] 0 d 0.1 w 0 0 m 595 842 l S ".repeat(30));

/** Drawings in drawings, each drawing the next one twice: a page that wants more memory than there is. */
export function greedyPdf(): Buffer {
  const DEPTH = 40;
  const objects = Array.from({ length: DEPTH }, (_, level) => {
    const last = level === DEPTH - 1;
    const content = last ? "0 0 10 10 re f" : "/X Do /X Do";
    const next = last ? "" : `/Resources<</XObject<</X ${level + 6} 0 R>>>>`;
    return `<</Type/XObject/Subtype/Form/BBox[0 0 500 500]${next}/Length ${content.length}>>stream\n${content}\nendstream`;
  });
  return pdfPage("/X0 Do", { objects });
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** The smallest film that reads as one: a header, the place in its user data, and samples. */
export function mp4Of(place: string): Buffer {
  const xyz = box("\u00a9xyz", Buffer.from([0, place.length, 0x15, 0xc7]), Buffer.from(place));
  return Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isommp41", "latin1")),
    box("moov", box("mvhd", Buffer.alloc(100)), box("trak", box("tkhd", Buffer.alloc(84))), box("udta", xyz)),
    box("mdat", Buffer.from("samples".repeat(50))),
  ]);
}

const words = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => {
    bytes.writeUInt32BE(number, index * 4);
  });
  return bytes;
};

/** A track of samples of these sizes, two in each chunk. */
function track(handler: string, sizes: readonly number[], chunks: readonly number[], far: boolean): Buffer {
  const stco = far ? box("co64", words(0, chunks.length, ...chunks.flatMap((at) => [0, at]))) : null;
  const stbl = box(
    "stbl",
    box("stsd", words(0, 0)),
    box("stsc", words(0, 1, 1, 2, 1)),
    box("stsz", words(0, 0, sizes.length, ...sizes)),
    stco ?? box("stco", words(0, chunks.length, ...chunks)),
  );
  const hdlr = box("hdlr", words(0, 0), Buffer.from(handler), Buffer.alloc(13));
  return box(
    "trak",
    box("tkhd", Buffer.alloc(84)),
    box("mdia", box("mdhd", Buffer.alloc(24)), hdlr, box("minf", stbl)),
  );
}

const none: Buffer = Buffer.alloc(0);

/**
 * What a camera that knows where it is makes: picture, and beside it a track of places, its samples among the picture's.
 * `broken` leaves out where the samples of the second track lie, `fragment` puts an (empty) fragment behind it.
 */
export function mp4WithTrack(
  handler: string,
  places: readonly string[],
  { far = false, broken = false, fragment = false, before = none } = {},
): Buffer {
  const told = places.map((place) => Buffer.from(place));
  const picture = Buffer.from("pictures");
  const pairs = Array.from({ length: Math.ceil(told.length / 2) }, (_, index) => told.slice(index * 2, index * 2 + 2));
  const samples = pairs.flatMap((pair) => [picture, picture, ...pair]);
  const filmFrom = (start: number): Buffer => {
    let at = start;
    const starts = pairs.map((pair) => {
      const [seen, knows] = [at, at + 2 * picture.length];
      at = knows + pair.reduce((sum, { length }) => sum + length, 0);
      return [seen, knows] as const;
    });
    const seen = pairs.flatMap(() => [picture.length, picture.length]);
    const film = track(
      "vide",
      seen,
      starts.map(([from]) => from),
      false,
    );
    const knows = broken ? [] : starts.map(([, from]) => from);
    const telling = track(
      handler,
      told.map(({ length }) => length),
      knows,
      far,
    );
    if (broken) telling.write("oops", telling.indexOf(far ? "co64" : "stco"), "latin1");
    const head = box("ftyp", Buffer.from("isom\0\0\x02\0isommp41", "latin1"));
    return Buffer.concat([head, before, box("moov", box("mvhd", Buffer.alloc(100)), film, telling)]);
  };
  const start = filmFrom(0).length + 8;
  const behind = fragment ? box("moof", box("mfhd", Buffer.alloc(8))) : none;
  return Buffer.concat([filmFrom(start), box("mdat", ...samples), behind]);
}

/** A message to the player, anywhere in a film. */
export const playerMessage = (text: string): Buffer => box("emsg", Buffer.from(text));
