// Files made to hurt, from seeds: the same seed gives the same file.
import { deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { createRandom, type Random } from "../apps/api/test/fuzz/random.ts";
import {
  gifThatIsScript,
  jpeg,
  page,
  pdf,
  phonePicture,
  png,
  pngChunk,
  pngClaiming,
  svgWithScript,
  zip,
} from "../apps/api/test/support/pictures.ts";
import { hostileBoxes, PLACE } from "./hostile-films.ts";

export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly content: Buffer;
}

const SCRIPT = Buffer.from("<script>alert(document.domain)</script>");
/** What must never come out in a size, or in a public film. */
export const TELLING: readonly string[] = ["alert(document.domain)", PLACE, "SecretPhone"];

const names: readonly string[] = [
  "../../../etc/passwd.png",
  "..\\..\\windows\\system.ini.jpg",
  "a\0b.html.png",
  "a\r\nSet-Cookie: session=1.png",
  "cod\u202egpj.exe",
  "<script>alert(document.domain)</script>.png",
  'quote";filename="x.html',
  "picture.png.html",
  "CON",
  ".htaccess",
  "%2e%2e%2fpicture.svg",
  `${"long ".repeat(60)}.png`,
  "Bild mit Ümläuten 🌊.webp",
  "ordinary.jpg",
];

const BOM = Buffer.from("\ufeff");
const prefixes = [Buffer.alloc(0), BOM, Buffer.from("\n\t  "), Buffer.from("<!-- x -->"), Buffer.from("plain words\n")];
const utf16 = (content: Buffer): Buffer => Buffer.from(`\ufeff${content.toString("utf8")}`, "utf16le");

async function picture(random: Random): Promise<Buffer> {
  const small = { width: 40 + random.below(200), height: 30 + random.below(200), colour: colour(random) };
  const plain = sharp({ create: { ...small, channels: 3, background: small.colour } });
  switch (random.below(5)) {
    case 0:
      return png(small);
    case 1:
      return jpeg(small);
    case 2:
      return plain.webp().toBuffer();
    case 3:
      return plain.avif({ effort: 0 }).toBuffer();
    default:
      return plain.gif().toBuffer();
  }
}

const colour = (random: Random): string => `#${random.below(0x1000000).toString(16).padStart(6, "0")}`;

function mutated(random: Random, content: Buffer): Buffer {
  const copy = Buffer.from(content);
  for (let hits = 1 + random.below(12); hits > 0; hits -= 1) copy[random.below(copy.length)] = random.below(256);
  return copy;
}

const cut = (random: Random, content: Buffer): Buffer => content.subarray(0, random.below(content.length));
const noise = (random: Random, bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, () => random.below(256)));

/** Chunks that are allowed and do harm: text that is a page, a text that unpacks to a hundred megabytes, a crowd of them. */
async function pngWith(random: Random): Promise<Buffer> {
  const honest = await png({ width: 60, height: 40, colour: colour(random) });
  const extra = random.pick([
    () => pngChunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), SCRIPT])),
    () => pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(100_000_000))])),
    () => Buffer.concat(Array.from({ length: 20_000 }, () => pngChunk("tEXt", Buffer.from("a\0b")))),
    () => pngChunk("IDAT", deflateSync(Buffer.alloc(30_000_000))),
  ])();
  return Buffer.concat([honest.subarray(0, 33), extra, honest.subarray(33)]);
}

/** The same picture with other sides in its header. */
async function jpegClaiming(random: Random): Promise<Buffer> {
  const content = await jpeg({ width: 64, height: 64, colour: colour(random) });
  const frame = content.indexOf(Buffer.from([0xff, 0xc0]));
  content.writeUInt16BE(20_000 + random.below(45_000), frame + 5);
  content.writeUInt16BE(20_000 + random.below(45_000), frame + 7);
  return content;
}

/** One small picture, shown thousands of times. */
async function gifWithFrames(random: Random): Promise<Buffer> {
  const one = await sharp({ create: { width: 300, height: 300, channels: 3, background: colour(random) } })
    .gif()
    .toBuffer();
  const from = one.indexOf(0x2c, 13);
  const frame = one.subarray(from, -1);
  return Buffer.concat([one.subarray(0, from), ...Array.from({ length: 3_000 }, () => frame), Buffer.from([0x3b])]);
}

function hostilePdf(random: Random): Buffer {
  const kinds: readonly (() => Buffer)[] = [
    () =>
      Buffer.from(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
      ),
    () => Buffer.from(`%PDF-1.7\n1 0 obj${"[".repeat(60_000)}\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
    () =>
      Buffer.from(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 999999999/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
      ),
    () => Buffer.concat([pdf, page, SCRIPT]),
    () => mutated(random, pdf),
  ];
  return random.pick(kinds)();
}

const makers: readonly (readonly [what: string, make: (random: Random) => Buffer | Promise<Buffer>])[] = [
  ["a picture cut off", async (random) => cut(random, await picture(random))],
  ["a picture with bytes changed", async (random) => mutated(random, await picture(random))],
  [
    "a picture with a page and an archive behind its end",
    async (random) => Buffer.concat([await picture(random), page, zip]),
  ],
  ["a script that begins like a GIF", (random) => Buffer.concat([gifThatIsScript(), noise(random, random.below(40))])],
  ["a PNG with chunks that do harm", pngWith],
  ["a telephone's picture with its place", async (random) => Buffer.concat([await phonePicture(), noise(random, 8)])],
  ["a drawing with a script", (random) => disguised(random, svgWithScript)],
  ["a page", (random) => disguised(random, page)],
  ["an archive", (random) => archive(random)],
  [
    "a PNG that claims gigapixels",
    (random) => pngClaiming(10_000 + random.below(60_000), 6_000 + random.below(60_000)),
  ],
  ["a JPEG that claims gigapixels", jpegClaiming],
  ["a GIF of thousands of frames", gifWithFrames],
  ["a hostile PDF", hostilePdf],
  ["a film with hostile boxes", hostileBoxes],
  ["sound that is a page", (random) => Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\x10\0"), page, noise(random, 600)])],
  [
    "a WebM of noise",
    (random) =>
      Buffer.concat([Buffer.from("\x1a\x45\xdf\xa3\x01\0\0\0\x42\x82\x84webm", "latin1"), noise(random, 900)]),
  ],
  ["text with a page further down", (random) => Buffer.concat([Buffer.alloc(4_200, "words "), page, noise(random, 0)])],
  ["noise", (random) => noise(random, 1 + random.below(9_000))],
];

function disguised(random: Random, content: Buffer): Buffer {
  const disguise = Buffer.concat([random.pick(prefixes), content]);
  return random.chance(0.2) ? utf16(disguise) : disguise;
}

function archive(random: Random): Buffer {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  return random.pick([
    zip,
    bomb,
    Buffer.concat([zip, bomb]),
    Buffer.from("Rar!\x1a\x07\x01\0"),
    Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"),
  ]);
}

export async function hostileFile(seed: number): Promise<HostileFile> {
  const random = createRandom(20_261_129 + seed);
  const [what, make] = makers[seed % makers.length] ?? ["nothing", () => Buffer.alloc(0)];
  return { what, name: random.pick(names), content: await make(random) };
}
