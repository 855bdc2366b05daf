// The demo's pictures: read and brought to their sizes once, ahead of the scenes that use them.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Seeds } from "./seeds.ts";

export interface Pictures {
  /** Resolves when all of these have their sizes. */
  ready(keys: readonly string[]): Promise<void>;
  isReady(keys: readonly string[]): boolean;
}

/** Works through `keys` one after the other. */
export function readPictures(
  seeds: Seeds,
  keys: readonly string[],
  prepare: (content: Buffer) => Promise<void>,
): Pictures {
  const done = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const all = new Map(
    keys.map((key) => {
      const work = last.then(async () => {
        await prepare(await readPicture(seeds, key));
        done.add(key);
      });
      last = work;
      work.catch(() => undefined); // told to whoever waits for it
      return [key, work];
    }),
  );
  return {
    ready: async (wanted) => void (await Promise.all(wanted.map((key) => all.get(key)))),
    isReady: (wanted) => wanted.every((key) => done.has(key)),
  };
}

export function readPicture(seeds: Seeds, key: string): Promise<Buffer> {
  return readFile(join(seeds.folder, "pictures", `${key}.webp`));
}
