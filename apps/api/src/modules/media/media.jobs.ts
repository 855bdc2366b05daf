// What happens to files behind the answers.
import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

// Hours of a malware scanner or a store that is away.
const RETRIES = 30;

/** Looks at a file that has arrived whole: what it is, whether it is taken, and its sizes. */
export const scanJob = defineJob("media.scan", Type.Object({ media_id: Type.String() }), {
  concurrency: 1,
  expireSeconds: 900,
  retryLimit: RETRIES,
});

/** Makes the smaller coding of a picture's sizes; nobody waits for it. */
export const makeAvifJob = defineJob("media.make_avif", Type.Object({ content_hash: Type.String() }), {
  concurrency: 1,
  expireSeconds: 900,
  retryLimit: RETRIES,
});

/** Draws the first pages of a document; nobody waits for them. */
export const drawDocumentJob = defineJob("media.draw_document", Type.Object({ content_hash: Type.String() }), {
  concurrency: 1,
  retryLimit: RETRIES,
});

/** Draws the picture that stands for a film; nobody waits for it, and it waits behind the pictures that people wait for. */
export const drawFilmJob = defineJob("media.draw_film", Type.Object({ content_hash: Type.String() }), {
  concurrency: 1,
  expireSeconds: 900,
  retryLimit: RETRIES,
});

/** Removes the files of content that nothing has any more. */
export const dropContentJob = defineJob("media.drop_content", Type.Object({ content_hash: Type.String() }), {
  concurrency: 1,
  retryLimit: RETRIES,
});

// By then the pictures that people wait for are made, and the first start has loaded its demo content.
export const AVIF_DELAY_SECONDS = 90;
