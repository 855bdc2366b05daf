// A template and its data as PDF or picture: the template is a file beside its caller, what stands on it is data. Set one
// after another in a thread of their own (typeset.worker.ts), as a page takes a tenth of a second that others wait for.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { assert } from "#platform/errors/index.ts";

export interface Wish {
  readonly id: number;
  readonly templateFile: string;
  /** As JSON. */
  readonly data: string;
  readonly as: { readonly secondsSince1970: number } | { readonly widthPx: number };
}
export type Made =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly fault: string };

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

const PROGRAM = join(import.meta.dirname, "typeset.worker.ts");

let thread: Worker | null = null;
let wishes = 0;
const waiting = new Map<number, Waiting>();

/** The same data gives the same bytes: `at` is the document's own date, not the day it is read. */
export function typeset(templateFile: string, data: object, at: Date): Promise<Buffer> {
  return make({ templateFile, data, as: { secondsSince1970: Math.floor(at.getTime() / 1_000) } });
}

/** A template of one page as PNG. Its letters are outlines: no font is asked for. */
export function typesetPicture(templateFile: string, data: object, widthPx: number): Promise<Buffer> {
  return make({ templateFile, data, as: { widthPx } });
}

function make({ data, ...wish }: Omit<Wish, "id" | "data"> & { data: object }): Promise<Buffer> {
  thread ??= start();
  const id = ++wishes;
  const made = new Promise<Buffer>((resolve, reject) => waiting.set(id, { resolve, reject }));
  thread.ref();
  thread.postMessage({ ...wish, id, data: JSON.stringify(data) } satisfies Wish);
  return made;
}

function start(): Worker {
  const worker = new Worker(PROGRAM);
  // A process that waits for nothing else may end.
  worker.unref();
  worker.on("message", (made: Made) => {
    const asker = waiting.get(made.id);
    assert(asker, "a document is made for somebody");
    waiting.delete(made.id);
    if (waiting.size === 0) worker.unref();
    if ("fault" in made) asker.reject(new Error(made.fault));
    else asker.resolve(Buffer.from(made.bytes));
  });
  worker.on("error", (error: Error) => giveUp(worker, error));
  worker.on("exit", () => giveUp(worker, new Error("the thread that sets documents ended")));
  return worker;
}

/** The next document starts another thread. */
function giveUp(worker: Worker, error: Error): void {
  if (thread !== worker) return;
  thread = null;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}
