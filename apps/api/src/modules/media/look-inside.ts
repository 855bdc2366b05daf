// Films, sound and documents are read by large programs that were not made for hostile files: each file in a thread of
// its own, with an end to its time and its memory. What hangs or breaks there costs that file its preview, nothing else.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Content } from "./inspect-content.ts";

export interface Filmed {
  readonly seconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

export interface Drawn {
  readonly pages: number;
  /** The first page, four bytes a pixel. */
  readonly page: { readonly width: number; readonly height: number; readonly pixels: Uint8Array } | null;
}

export interface Look {
  readonly task: "measure" | "draw";
  readonly bytes: number;
}
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const PAGE_BYTES_MAX = 16 * 1_048_576;
const LIMIT_MS = 20_000;
// A film's tables lie at its beginning or its end; nothing honest asks for more than this beyond its own size.
const READ_BYTES_MAX = 256 * 1_048_576;
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const PROGRAM = join(import.meta.dirname, "look-inside.worker.ts");

/** How long a film or a recording is, and a film's sides; null when that cannot be found out. */
export const measureFilm = (content: Content, limitMs = LIMIT_MS): Promise<Filmed | null> =>
  lookInside("measure", content, limitMs);

/** A PDF's number of pages and its first one as a picture; null when it cannot be drawn. */
export const drawDocument = (content: Content, limitMs = LIMIT_MS): Promise<Drawn | null> =>
  lookInside("draw", content, limitMs);

function lookInside<T>(task: Look["task"], content: Content, limitMs: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const workerData: Look = { task, bytes: content.bytes };
    // What its libraries print is about a stranger's file.
    const worker = new Worker(PROGRAM, { workerData, resourceLimits: LIMITS, env: {}, stdout: true, stderr: true });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => resolve(null)), limitMs);
    let asked = 0;
    worker.on("message", (message: Range | { readonly found: T }) => {
      if ("found" in message) return end(() => resolve(message.found));
      asked += message.end - message.start;
      if (asked > content.bytes + READ_BYTES_MAX) return end(() => resolve(null));
      content.read(message.start, message.end).then(
        (bytes) => worker.postMessage(bytes),
        // Storage that is away is no fault of the file.
        (error: unknown) => end(() => reject(error)),
      );
    });
    worker.on("error", () => end(() => resolve(null)));
    worker.on("exit", () => end(() => resolve(null)));
  });
}
