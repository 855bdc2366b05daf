import { createDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import type { S3Settings } from "./s3-store.ts";

/** The store that the configuration names, found usable. Throws with a sentence that says what is wrong with it. */
export async function openFileStore(settings: { folder: string; s3: S3Settings | null }): Promise<FileStore> {
  const { folder, s3 } = settings;
  const store = s3 ? (await import("./s3-store.ts")).createS3Store(s3) : createDiskStore(folder);
  await store.check();
  return store;
}
