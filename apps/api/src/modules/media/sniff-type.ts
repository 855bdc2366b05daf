// What a file is, by its first bytes alone: names and announced types are made by whoever sends it.

export interface FileType {
  readonly type: string;
  readonly kind: "image" | "video" | "audio" | "document";
  readonly extension: string;
}

const JPEG: FileType = { type: "image/jpeg", kind: "image", extension: "jpg" };
const PNG: FileType = { type: "image/png", kind: "image", extension: "png" };
const GIF: FileType = { type: "image/gif", kind: "image", extension: "gif" };
const WEBP: FileType = { type: "image/webp", kind: "image", extension: "webp" };
const AVIF: FileType = { type: "image/avif", kind: "image", extension: "avif" };
const PDF: FileType = { type: "application/pdf", kind: "document", extension: "pdf" };
const TEXT: FileType = { type: "text/plain", kind: "document", extension: "txt" };
const VTT: FileType = { type: "text/vtt", kind: "document", extension: "vtt" };
const MP4: FileType = { type: "video/mp4", kind: "video", extension: "mp4" };
const WEBM: FileType = { type: "video/webm", kind: "video", extension: "webm" };
const M4A: FileType = { type: "audio/mp4", kind: "audio", extension: "m4a" };
const MP3: FileType = { type: "audio/mpeg", kind: "audio", extension: "mp3" };
const WAV: FileType = { type: "audio/wav", kind: "audio", extension: "wav" };

const byType = new Map(
  [JPEG, PNG, GIF, WEBP, AVIF, PDF, TEXT, VTT, MP4, WEBM, M4A, MP3, WAV].map((known) => [known.type, known]),
);

/** The facts of an allowed media type; undefined for any other. */
export function fileTypeOf(type: string): FileType | undefined {
  return byType.get(type);
}

const RIFF = new Map([
  ["WEBP", WEBP],
  ["WAVE", WAV],
]);

/** Kinds that are known and refused, each with a sentence of its own. */
export type RefusedType = "unknown_type" | "active_content" | "archive" | "heic";

/** How many bytes from the start `sniffType` wants to see. */
export const SNIFF_BYTES = 4_096;

// ZIP (and what is built on it), empty ZIP, RAR, 7z, gzip.
const ARCHIVES = ["PK\x03\x04", "PK\x05\x06", "Rar!", "7z\xbc\xaf", "\x1f\x8b"];
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |M4VH|M4VP|MSNV|dash|f4v )$/;
// Pages, drawings and XML can carry scripts, whatever their first element is called.
const MARKUP = /^<[a-z!?/]/i;

/** The type of a file that begins with `head` (its first 4,096 bytes, or all of it), or why it is not taken. */
export function sniffType(head: Buffer): FileType | RefusedType {
  const text = (start: number, end: number) => head.toString("latin1", start, end);
  if (head.length >= 3 && head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return JPEG;
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return PNG;
  if (/^GIF8[79]a$/.test(text(0, 6))) return GIF;
  if (text(0, 4) === "RIFF") return RIFF.get(text(8, 12)) ?? "unknown_type";
  if (text(4, 8) === "ftyp") return sniffIsoMedia(head);
  if (text(0, 4) === "\x1a\x45\xdf\xa3") return text(0, 64).includes("webm") ? WEBM : "unknown_type";
  if (text(0, 5) === "%PDF-") return PDF;
  if (text(0, 3) === "ID3" || isMp3Frame(head)) return MP3;
  if (ARCHIVES.some((start) => text(0, 4).startsWith(start))) return "archive";
  return sniffText(head);
}

/** What a file is said to be first of all, and what else it may be read as (`ftyp` of ISO 14496-12). */
function brandsOf(head: Buffer): readonly [string, ...string[]] {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const others: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) others.push(head.toString("latin1", at, at + 4));
  return [head.toString("latin1", 8, 12), ...others];
}

/** What Apple's programs write. The boxes are those of an MP4, and what is in them may be more than browsers play. */
export const isQuickTime = (head: Buffer): boolean => head.toString("latin1", 4, 12) === "ftypqt  ";

function sniffIsoMedia(head: Buffer): FileType | RefusedType {
  const [brand, ...others] = brandsOf(head);
  if (/^avi[fs]$/.test(brand)) return AVIF;
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return "heic";
  if (/^M4[AB] $/.test(brand)) return M4A;
  if (isQuickTime(head) || MP4_BRANDS.test(brand)) return MP4;
  // Cameras put a brand of their own first. What a camera calls a picture is none of it.
  return brand !== "crx " && others.some((other) => MP4_BRANDS.test(other)) ? MP4 : "unknown_type";
}

/** An MPEG-1 or 2 layer III frame header that makes sense: eleven set bits alone begin many other files. */
function isMp3Frame(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const bitrate = third >> 4;
  const rate = (third >> 2) & 3;
  return version !== 1 && layer === 1 && bitrate !== 0 && bitrate !== 15 && rate !== 3;
}

function sniffText(head: Buffer): FileType | RefusedType {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let text: string;
  try {
    // In streaming mode a character that the cut after 4,096 bytes went through is no error.
    text = utf8.decode(head, { stream: true });
  } catch {
    return "unknown_type";
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text)) return "unknown_type";
  if (MARKUP.test(text.trimStart())) return "active_content";
  return isVtt(text) ? VTT : TEXT;
}

/** Whether a text begins as WebVTT must: with its name, alone or before a space, a tab or the end of the line. */
export const isVtt = (text: string): boolean => /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text);
