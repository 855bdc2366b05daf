import { createReadStream, createWriteStream, type Dirent } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { assert, requestErrors } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import { type FileStore, isFileKey, type ListedFile } from "./file-store.ts";

/** Files on this machine's disk: written beside, flushed, then renamed into place. */
export function createDiskStore(folder: string): FileStore {
  const pathOf = (key: string): string => {
    assert(isFileKey(key), "a file key is made of safe letters");
    return join(folder, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      const beside = `${path}.${newId()}.part`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(content instanceof Readable ? content : Readable.from([content]), createWriteStream(beside));
        await flush(beside);
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw toldFull(error);
      }
      return { bytes: (await stat(path)).size };
    },
    async get(key) {
      const path = pathOf(key);
      try {
        const { size } = await stat(path);
        return { bytes: size, open: (range) => createReadStream(path, range ?? {}) };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async read(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async move(from, to) {
      const target = pathOf(to);
      try {
        await flush(pathOf(from));
        await mkdir(dirname(target), { recursive: true });
        await rename(pathOf(from), target);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw toldFull(error);
      }
    },
    async removeFolder(folder) {
      await rm(pathOf(folder), { recursive: true, force: true });
    },
    async list(key) {
      const files = (await entriesOf(pathOf(key))).filter((entry) => entry.isFile());
      const listed = files
        .map(({ name }) => name)
        .toSorted()
        .map((name) => listedFile(join(pathOf(key), name), name));
      return (await Promise.all(listed)).filter((file) => file !== null);
    },
    async folders(key) {
      const found = (await entriesOf(pathOf(key))).filter((entry) => entry.isDirectory());
      return found.map(({ name }) => name).toSorted();
    },
    // Half a file lies beside where it belongs, under a name that is listed.
    removeUnfinished: () => Promise.resolve(),
    async room() {
      const { bsize, bavail, blocks } = await statfs(folder);
      return { free: bsize * bavail, all: bsize * blocks };
    },
    async check() {
      await mkdir(folder, { recursive: true });
    },
  };
}

/** Null when it went, or was renamed into place, since its name was read. */
async function listedFile(path: string, name: string): Promise<ListedFile | null> {
  try {
    const { size, mtime } = await stat(path);
    return { name, bytes: size, writtenAt: mtime };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** A disk without room is a matter of time, as a store that is away. */
function toldFull(error: unknown): unknown {
  const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  return isFull ? requestErrors.storageUnavailable({ cause: error }) : error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** What was written reaches the disk before its name does: a power cut leaves the old file or the new one. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
