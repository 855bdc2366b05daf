export type { FileStore, ListedFile, StoredFile } from "./file-store.ts";
export { openFileStore } from "./open-file-store.ts";
export type { S3Settings } from "./s3-store.ts";
