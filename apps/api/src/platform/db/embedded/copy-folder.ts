// Copies of what changes while it is copied: each file flushed, what vanishes meanwhile left out.
import { constants, type Dirent, existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir } from "node:fs/promises";
import { join, relative } from "node:path";

const AT_ONCE = 8;
const LIST_ATTEMPTS_MAX = 5;

/** Copies what lies below `from` and whose path there `wants`; gives how many files. Those that are there stay. */
export async function copyFolder(
  from: string,
  to: string,
  wants: (path: string) => boolean = () => true,
): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if (!existsSync(from)) return 0;
  const entries = await list(from);
  const wanted = entries
    .map((entry) => ({ entry, path: relative(from, join(entry.parentPath, entry.name)) }))
    .filter(({ path }) => wants(path));
  for (const { entry, path } of wanted)
    if (entry.isDirectory()) await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  const files = wanted.flatMap(({ entry, path }) => (entry.isFile() ? [path] : []));
  let copied = 0;
  const next = files.values();
  const worker = async (): Promise<void> => {
    for (const path of next) if (await copyOne(join(from, path), join(to, path))) copied += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return copied;
}

/** A folder that vanishes while it is read spoils the whole list: then it is read again. */
async function list(folder: string): Promise<readonly Dirent[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readdir(folder, { recursive: true, withFileTypes: true });
    } catch (error) {
      if (codeOf(error) !== "ENOENT" || attempt === LIST_ATTEMPTS_MAX) throw error;
    }
  }
}

/** False when it was there, or is gone. */
async function copyOne(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  await flush(to);
  return true;
}

export async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : null);
