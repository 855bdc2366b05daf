// One picture at a time in this process: decoding is the heaviest thing Kogi does, and answers to people come first.
// State of the process, as sharp's own threads and cache are.

type Urgency = "waited_for" | "later";

const waiting: { readonly [U in Urgency]: (() => void)[] } = { waited_for: [], later: [] };
let busy = false;

/** Runs `work` when its turn comes; what people wait for goes before what can wait. */
export async function inPictureQueue<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
  if (busy) await new Promise<void>((start) => waiting[urgency].push(start));
  busy = true;
  try {
    return await work();
  } finally {
    const next = waiting.waited_for.shift() ?? waiting.later.shift();
    busy = next !== undefined;
    next?.();
  }
}
