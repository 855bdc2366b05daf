// Sends a file in pieces to /api/uploads (tus 1.0): it goes on where it stopped after a pause, a lost connection or, when
// the same file is chosen again, a page that was left.
import type { Kept } from "./unfinished-uploads.ts";

const UPLOADS = "/api/uploads";
const PROTOCOL = { "tus-resumable": "1.0.0" };
// Large enough that a film is not hundreds of requests. Each break halves it: a server does not wait for ever for one
// piece, and on a slow line less of it is on its way in vain. What comes over whole twice makes it larger again.
const PIECE_BYTES_MAX = 8_000_000;
const PIECE_BYTES_MIN = 500_000;
const TRIES = 4;
const FIRST_WAIT_MS = 800;
// A connection that died without a word is not waited for as long as the system would.
const SILENCE_MS = 45_000;

export interface UploadNews {
  /** Some of it had arrived before the page was left: this share, from 0 to 1. */
  readonly onGoingOn: (share: number) => void;
  /** What had arrived was given up meanwhile (after two days, or broken off elsewhere): it begins anew. */
  readonly onAnew: () => void;
  /** The share that has arrived, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly onDone: (mediaId: string) => void;
  /**
   * The server's sentence when it refused; null when it can go on: the connection failed again and again, or, `signedOut`,
   * the session ended.
   */
  readonly onFailed: (detail: string | null, signedOut?: boolean) => void;
}

export interface RunningUpload {
  pause(): void;
  /** Goes on after a pause or a failure. */
  resume(): void;
  /** The page is left: what has arrived stays, for the same file chosen again. */
  leave(): void;
  /** Stops for good; what has arrived is thrown away. */
  breakOff(): void;
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** A piece did not come over whole: it may be too large for the line. */
class Break extends Error {}

/** How large the next piece is, by how those before it came over. */
function pieceSize() {
  let bytes = PIECE_BYTES_MAX;
  let wholeInRow = 0;
  return {
    bytes: () => bytes,
    cameWhole() {
      wholeInRow += 1;
      if (wholeInRow > 1) bytes = Math.min(PIECE_BYTES_MAX, bytes * 2);
    },
    broke() {
      wholeInRow = 0;
      bytes = Math.max(PIECE_BYTES_MIN, bytes / 2);
    },
  };
}

// Addresses that this page sends to: the same file chosen twice is two uploads.
const inUse = new Set<string>();

/** `kept` remembers the address over a reload; null for what nobody chooses again. */
export function startUpload(file: File, kept: Kept | null, news: UploadNews): RunningUpload {
  let address: string | null = null;
  const size = pieceSize();
  let reached = 0;
  // Announced twice under one key, because the first answer got lost, it is one upload.
  let key = crypto.randomUUID();
  let current = new AbortController();
  const use = (found: string) => {
    inUse.add(found);
    address = found;
    kept?.keep(found);
    return found;
  };
  const letGo = () => {
    if (address) inUse.delete(address);
  };
  const end = () => {
    letGo();
    kept?.forget();
  };
  const begin = async (signal: AbortSignal): Promise<number> => {
    const begun = await findBegun(file, kept, signal);
    if (begun) news.onGoingOn(begun.offset / file.size);
    use(begun?.address ?? (await announce(file, key, signal)));
    return begun?.offset ?? 0;
  };
  /** Where to go on; null when it is to begin anew. */
  const findOffset = async (known: string, signal: AbortSignal): Promise<number | null> => {
    try {
      return await arrived(known, signal);
    } catch (error) {
      if (!(error instanceof Refusal && (error.status === 404 || error.status === 410))) throw error;
      end();
      [address, key, reached] = [null, crypto.randomUUID(), 0];
      news.onAnew();
      return null;
    }
  };
  const run = async ({ signal }: AbortController) => {
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        const known = address === null ? null : await findOffset(address, signal);
        let offset = known ?? (await begin(signal));
        // Of a piece that broke off some may have come: as long as it gets further, it is worth another try.
        if (offset > reached) tries = 1;
        reached = offset;
        while (address && offset < file.size) {
          const piece = { address, file, offset, pieceBytes: size.bytes(), signal, onProgress: news.onProgress };
          offset = await sendPiece(piece);
          size.cameWhole();
          reached = offset;
          tries = 1;
        }
        end();
        return news.onDone(address?.split("/").at(-1) ?? "");
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Refusal) {
          // Whoever signs in again goes on: here, or with the same file chosen again.
          if (error.status === 401) return news.onFailed(null, true);
          if (error.status === 403) letGo();
          else end();
          return news.onFailed(error.message);
        }
        if (error instanceof Break) size.broke();
        if (tries >= TRIES) return news.onFailed(null);
        await new Promise((done) => setTimeout(done, FIRST_WAIT_MS * 2 ** tries));
      }
    }
  };
  void run(current);
  return {
    pause: () => current.abort(),
    resume() {
      current.abort();
      current = new AbortController();
      void run(current);
    },
    leave() {
      current.abort();
      letGo();
    },
    breakOff() {
      current.abort();
      end();
      if (address) void fetch(address, { method: "DELETE", headers: PROTOCOL }).catch(() => undefined);
    },
  };
}

/** The upload of this file that was begun before, with how much of it has arrived; null when there is none any more. */
async function findBegun(file: File, kept: Kept | null, signal: AbortSignal) {
  const address = kept?.find() ?? null;
  if (address === null || inUse.has(address)) return null;
  try {
    const offset = await arrived(address, signal);
    return offset <= file.size ? { address, offset } : null;
  } catch (error) {
    // Broken off elsewhere, or given up by the server after two days.
    if (error instanceof Refusal && error.status !== 401) return null;
    throw error;
  }
}

/** Ends with the upload's own signal, or when nothing is said for too long. */
function limited(signal: AbortSignal): AbortSignal {
  const own = new AbortController();
  signal.addEventListener("abort", () => own.abort(), { once: true });
  setTimeout(() => own.abort(), SILENCE_MS);
  return own.signal;
}

async function announce(file: File, key: string, signal: AbortSignal): Promise<string> {
  const metadata = `filename ${base64(file.name)},key ${base64(key)}${file.type ? `,filetype ${base64(file.type)}` : ""}`;
  const headers = { ...PROTOCOL, "upload-length": String(file.size), "upload-metadata": metadata };
  const answer = await fetch(UPLOADS, { method: "POST", headers, signal: limited(signal) });
  const location = answer.headers.get("location");
  if (answer.status === 201 && location) return new URL(location, window.location.origin + UPLOADS).pathname;
  throw await failureOf(answer);
}

async function arrived(address: string, signal: AbortSignal): Promise<number> {
  const answer = await fetch(address, { method: "HEAD", headers: PROTOCOL, signal: limited(signal) });
  const offset = Number(answer.headers.get("upload-offset") ?? Number.NaN);
  if (answer.ok && Number.isInteger(offset)) return offset;
  throw await failureOf(answer);
}

interface Piece {
  readonly address: string;
  readonly file: File;
  readonly offset: number;
  readonly pieceBytes: number;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

// `fetch` does not tell how much of a body has gone out; XMLHttpRequest does.
function sendPiece({ address, file, offset, pieceBytes, signal, onProgress }: Piece): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => {
      clearTimeout(silence);
      reject(new Break("The piece did not arrive."));
    };
    let silence = setTimeout(() => request.abort(), SILENCE_MS);
    request.open("PATCH", address);
    for (const [name, value] of Object.entries(PROTOCOL)) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", "application/offset+octet-stream");
    request.setRequestHeader("upload-offset", String(offset));
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
      onProgress(Math.min(1, (offset + loaded) / file.size));
    };
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      clearTimeout(silence);
      if (request.status === 204) resolve(offset + piece.size);
      // Its first bytes say that it is not taken: the rest need not be sent. A proxy says it of the piece, and without a sentence.
      else if ((request.status === 413 || request.status === 415) && detailOf(request) !== "")
        reject(new Refusal(request.status, detailOf(request)));
      // Too many calls, or nobody there to take them: smaller pieces would only be more of them.
      else if (request.status === 429 || request.status === 503) reject(answered(request));
      else fail();
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const piece = file.slice(offset, offset + pieceBytes);
    request.send(piece);
  });
}

function detailOf({ responseText }: XMLHttpRequest): string {
  try {
    return (JSON.parse(responseText) as { detail?: string }).detail ?? ""; // problem+json, if it is ours
  } catch {
    return "";
  }
}

/** What the server refused is said to the person; anything else is worth another try. */
async function failureOf(answer: Response): Promise<Error> {
  const isFinal = answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
  if (!isFinal) return answered(answer);
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string }; // problem+json, if it is ours
  return new Refusal(answer.status, problem.detail ?? "");
}

const answered = ({ status }: { readonly status: number }) => new Error(`The server answered ${status}.`);

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
