import type { Readable } from "node:stream";
import { DataStore, ERRORS, Upload } from "@tus/server";
import type { Platform } from "#platform/platform.ts";
import { receivedBytes, writePieces } from "./upload-pieces.ts";
import { findUpload } from "./uploads.repository.ts";

/** Where the tus library keeps uploads: their rows are ours, their bytes lie as pieces in the file store. */
export class PieceStore extends DataStore {
  readonly #platform: Platform;

  constructor(platform: Platform) {
    super();
    this.#platform = platform;
    this.extensions = ["creation", "creation-with-upload"];
  }

  /** The row was written when the upload was opened. */
  override create(upload: Upload): Promise<Upload> {
    return Promise.resolve(upload);
  }

  override write(content: Readable, id: string, offset: number): Promise<number> {
    return writePieces(this.#platform.files, id, offset, content);
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await findUpload(this.#platform.db, id);
    if (row?.state !== "uploading") throw ERRORS.FILE_NOT_FOUND;
    const offset = await receivedBytes(this.#platform.files, id);
    return new Upload({ id, size: Number(row.bytes), offset, creation_date: row.created_at.toISOString() });
  }
}
