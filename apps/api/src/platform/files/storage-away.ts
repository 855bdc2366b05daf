// A storage server that cannot be reached is told from one that refuses: the first is a matter of time, and answers 503.
import { S3ServiceException } from "@aws-sdk/client-s3";
import { requestErrors } from "../errors/index.ts";
import type { FileStore } from "./file-store.ts";

const UNREACHABLE = /^(E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_AGAIN)|ENOTFOUND)/;

/** True when trying again later may help: nobody answered, or the server said that it cannot just now. */
function isAway(error: unknown): boolean {
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode;
    return status === undefined || status >= 500 || status === 429;
  }
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return UNREACHABLE.test(code) || error.name === "TimeoutError";
}

const told = (error: unknown): unknown => (isAway(error) ? requestErrors.storageUnavailable({ cause: error }) : error);

async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw told(error);
  }
}

/** The same bytes; when they stop coming because the server is away, the reader is told that. */
export async function* tellingAway(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw told(error);
  }
}

/** The same store; while its server is away, everything but `check` throws `request.storage_unavailable`. */
export function sayAway(store: FileStore): FileStore {
  return {
    put: (key, content) => telling(store.put(key, content)),
    get: (key) => telling(store.get(key)),
    read: (key) => telling(store.read(key)),
    remove: (key) => telling(store.remove(key)),
    removeFolder: (folder) => telling(store.removeFolder(folder)),
    move: (from, to) => telling(store.move(from, to)),
    list: (folder) => telling(store.list(folder)),
    folders: (folder) => telling(store.folders(folder)),
    removeUnfinished: (folder, before) => telling(store.removeUnfinished(folder, before)),
    room: () => telling(store.room()),
    check: store.check,
  };
}
