import type { Readable } from "node:stream";

export interface StoredFile {
  readonly bytes: number;
  open(range?: { start: number; end: number }): Readable;
}

export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** By the clock of whoever keeps the files. */
  readonly writtenAt: Date;
}

/** Where uploaded and made files lie. Keys are `a/b/c` of `[a-z0-9._-]`; whoever writes makes them, never a user. */
export interface FileStore {
  /** Stores whole or not at all; a key that exists is replaced. */
  put(key: string, content: Buffer | Readable): Promise<{ bytes: number }>;
  /** Null when there is no such file. */
  get(key: string): Promise<StoredFile | null>;
  read(key: string): Promise<Buffer | null>;
  remove(key: string): Promise<void>;
  /** Removes everything under a folder. */
  removeFolder(folder: string): Promise<void>;
  /** Puts a stored file under another key, whole or not at all. False when there is no such file. */
  move(from: string, to: string): Promise<boolean>;
  /** The files directly under a folder, by name. */
  list(folder: string): Promise<readonly ListedFile[]>;
  /** The names of the folders directly under a folder. */
  folders(folder: string): Promise<readonly string[]>;
  /** Clears away what a killed process left of files under a folder that were never whole, and that no listing shows. */
  removeUnfinished(folder: string, before: Date): Promise<void>;
  /** How many bytes are left, and of how many; null where nobody can say. */
  room(): Promise<{ readonly free: number; readonly all: number } | null>;
  /** Throws with a sentence for whoever runs Kogi when files cannot be kept. */
  check(): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/** Keys are made by our code; anything else in one is a fault of ours, stopped before it names a file. */
export const isFileKey = (key: string): boolean => KEY.test(key) && !key.includes("..");
