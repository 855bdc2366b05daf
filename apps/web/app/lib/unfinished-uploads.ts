// Which uploads this browser has begun and not finished: chosen again after a reload, the same file goes on where it was.

const KEY = "kogi-uploads";
// Of files that are never chosen again something would be kept for ever.
const KEPT_MAX = 60;

type KnownFile = Pick<File, "name" | "size" | "lastModified">;

/** How one upload remembers its address. */
export interface Kept {
  find(): string | null;
  keep(address: string): void;
  forget(): void;
}

interface Entry {
  readonly print: string;
  readonly address: string;
}

/** For one file of one person: two people of one browser never go on with each other's. */
export function keptUpload(storage: Storage, userId: string, file: KnownFile): Kept {
  const print = [userId, file.size, file.lastModified, file.name].join(" ");
  const others = () => read(storage).filter((entry) => entry.print !== print);
  return {
    find: () => read(storage).find((entry) => entry.print === print)?.address ?? null,
    keep: (address) => write(storage, [...others(), { print, address }].slice(-KEPT_MAX)),
    forget: () => write(storage, others()),
  };
}

/** At signing out: whoever uses this browser next does not find the names of files. */
export function forgetUploads(storage: Storage): void {
  write(storage, []);
}

function read(storage: Storage): readonly Entry[] {
  try {
    return JSON.parse(storage.getItem(KEY) ?? "[]") as Entry[]; // written below, by this site alone
  } catch {
    return [];
  }
}

// A browser that keeps nothing still uploads: it only begins anew after a reload.
function write(storage: Storage, entries: readonly Entry[]): void {
  try {
    if (entries.length === 0) storage.removeItem(KEY);
    else storage.setItem(KEY, JSON.stringify(entries));
  } catch {}
}
