// Films, sound and documents are read by large programs that were not made for hostile files: each file in a thread of
// its own, with an end to its time and its memory. What hangs or breaks there costs that file its preview, nothing else.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { KeyFrame } from "./frames/key-frame.ts";
import type { Content } from "./stored-content.ts";

export interface Filmed {
  readonly seconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Its coding; `unknown` where nobody here knows it, null without a picture. */
  readonly picture: string | null;
  /** The same of its sound. */
  readonly sound: string | null;
}

/** A page of a document, four bytes a pixel. */
export interface DrawnPage {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Look {
  readonly task: "measure" | "draw" | "frames";
  readonly bytes: number;
}
/** What a thread says: it wants bytes, it has a page or a frame, or it is done. */
export type Said<T> = Range | { readonly part: DrawnPage | KeyFrame } | { readonly found: T };
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const PAGE_BYTES_MAX = 16 * 1_048_576;
/** Enough to see what a document is; who wants the rest opens it. */
export const PAGES_DRAWN_MAX = 10;
const LIMIT_MS = 20_000;
// A film's tables lie at its beginning or its end; nothing honest asks for more than this beyond its own size.
const READ_BYTES_MAX = 256 * 1_048_576;
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const PROGRAM = join(import.meta.dirname, "look-inside.worker.ts");

/** How long a film or a recording is, and a film's sides; null when that cannot be found out. */
export const measureFilm = (content: Content, limitMs = LIMIT_MS): Promise<Filmed | null> =>
  lookInside("measure", content, limitMs);

/**
 * Draws the first pages of a PDF, each handed over before the next is begun, and gives how many there are in all; null
 * when it cannot be read to there. What takes too long or breaks costs the pages from there on.
 */
export const drawDocument = (
  content: Content,
  onPage: (page: DrawnPage) => Promise<void>,
  limitMs = LIMIT_MS,
): Promise<number | null> => lookInside<number, DrawnPage>("draw", content, limitMs, onPage);

/** Hands over key frames of a film from several places in it, until `onFrame` says that one is enough. */
export async function takeKeyFrames(
  content: Content,
  onFrame: (frame: KeyFrame) => Promise<boolean>,
  limitMs = LIMIT_MS,
): Promise<void> {
  await lookInside<null, KeyFrame>("frames", content, limitMs, onFrame);
}

function lookInside<T, Part extends DrawnPage | KeyFrame = never>(
  task: Look["task"],
  content: Content,
  limitMs: number,
  onPart: (part: Part) => Promise<unknown> = () => Promise.resolve(),
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const workerData: Look = { task, bytes: content.bytes };
    // What its libraries print is about a stranger's file.
    const worker = new Worker(PROGRAM, { workerData, resourceLimits: LIMITS, env: {}, stdout: true, stderr: true });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    let leftMs = limitMs;
    let [timer, since] = [setTimeout(() => end(() => resolve(null)), leftMs), performance.now()];
    let asked = 0;
    /** Its time stands still meanwhile. Storage that is away is no fault of the file. */
    const answer = (work: Promise<unknown>): void => {
      clearTimeout(timer);
      leftMs -= performance.now() - since;
      work.then(
        (answered) => {
          [timer, since] = [setTimeout(() => end(() => resolve(null)), Math.max(0, leftMs)), performance.now()];
          worker.postMessage(answered);
        },
        (error: unknown) => end(() => reject(error)),
      );
    };
    worker.on("message", (message: Said<T>) => {
      if ("found" in message) return end(() => resolve(message.found));
      // Each task has parts of one kind.
      if ("part" in message) return answer(onPart(message.part as Part));
      asked += message.end - message.start;
      if (asked > content.bytes + READ_BYTES_MAX) return end(() => resolve(null));
      return answer(content.read(message.start, message.end));
    });
    worker.on("error", () => end(() => resolve(null)));
    worker.on("exit", () => end(() => resolve(null)));
  });
}
