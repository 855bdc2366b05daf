// The door of the media module: files that people upload and what is made of them.

export type { MediaPurpose } from "#api-schema/media.ts";
export { type Attachment, attach, changePurpose } from "./attach-media.ts";
export { evidenceFiles } from "./evidence-files.ts";
export { exportFiles } from "./export-files.ts";
export { type Ingest, ingestFile } from "./ingest-file.ts";
export { prepareShipped } from "./prepare-shipped.ts";
export { forgetShown, profilePictures } from "./profile-pictures.ts";
export { mediaViews, signedMediaViews } from "./read-media.ts";
export { type Original, readOriginal } from "./read-original.ts";
export { registerMedia } from "./register-media.ts";
export { useStorageLimit } from "./storage.ts";
