// The form that a browser sends to a page: what it may be, and how much of it is taken into memory.
import { MIMEType } from "node:util";
import type { FastifyReply, FastifyRequest } from "fastify";
import { requestErrors } from "#platform/errors/index.ts";

const FORM = /^application\/x-www-form-urlencoded\b/i;
const FORM_WITH_FILES = /^multipart\/form-data\b.*\bboundary=\S/i;

/** Words as they came, or a form with files taken apart. */
export type SentForm = Buffer<ArrayBuffer> | FormData;

const MB = 1_048_576;
const WORDS_BYTES_MAX = MB;
// Files of 25 MB together, and the words around them.
const FILES_BYTES_MAX = 30 * MB;
// Taking a form apart holds up everybody, by its fields more than by its bytes. The longest of ours has some hundred.
const FIELDS_MAX = 5_000;

/** Pages take what forms of browsers send. */
export function requireForm({ method, headers }: FastifyRequest, reply: FastifyReply): void {
  if (method === "GET" || method === "HEAD") return;
  if (method !== "POST") {
    reply.header("allow", "GET, HEAD, POST");
    throw requestErrors.methodNotAllowed();
  }
  const type = headers["content-type"] ?? "";
  if (!FORM.test(type) && !FORM_WITH_FILES.test(type)) throw requestErrors.unsupportedType();
}

/**
 * What a POST carries, read before a page asks for it, so that one which breaks off is the sender's fault and not ours.
 * No more of it is kept than a form may have, whatever it says of its length; files come from people who are signed in.
 */
export async function readForm(request: FastifyRequest, signedIn: boolean): Promise<SentForm | "too_large"> {
  const type = request.headers["content-type"] ?? "";
  const withFiles = FORM_WITH_FILES.test(type);
  const sent = await readUpTo(request, withFiles && signedIn ? FILES_BYTES_MAX : WORDS_BYTES_MAX);
  if (sent === "too_large") return sent;
  if (hasMoreThan(FIELDS_MAX, withFiles ? delimiterOf(type) : "&", sent)) return "too_large";
  if (!withFiles) return sent;
  const form = await new Response(sent, { headers: { "content-type": type } }).formData().catch(() => null);
  if (form === null) throw requestErrors.malformed();
  return wordsIn(form) > WORDS_BYTES_MAX ? "too_large" : form;
}

/** What stands before each part, read as whoever takes the form apart reads it. */
function delimiterOf(type: string): string {
  try {
    return `--${new MIMEType(type).params.get("boundary")}`;
  } catch {
    throw requestErrors.malformed();
  }
}

function hasMoreThan(most: number, mark: string, bytes: Buffer): boolean {
  let found = 0;
  for (let at = bytes.indexOf(mark); at !== -1 && found <= most; at = bytes.indexOf(mark, at + mark.length)) found += 1;
  return found > most;
}

/** What is no file goes on to the API, which takes no more either. */
function wordsIn(form: FormData): number {
  let letters = 0;
  for (const value of form.values()) if (typeof value === "string") letters += value.length;
  return letters;
}

async function readUpTo(
  { raw, headers }: FastifyRequest,
  bytesMax: number,
): Promise<Buffer<ArrayBuffer> | "too_large"> {
  if (Number(headers["content-length"] ?? 0) > bytesMax) return "too_large";
  if (raw.destroyed) throw requestErrors.malformed();
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    raw.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) return chunks.push(chunk);
      // The rest is thrown away as it comes: browsers send all of it before they look at an answer.
      chunks = [];
      return resolve("too_large");
    });
    raw.on("end", () => resolve(Buffer.concat(chunks)));
    const breakOff = () => reject(requestErrors.malformed());
    raw.on("error", breakOff);
    raw.on("close", breakOff);
  });
}
