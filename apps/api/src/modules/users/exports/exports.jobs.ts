import { Type } from "typebox";
import { defineJob } from "#platform/jobs/index.ts";

/** Makes the copy that waits for it, or removes the bytes of one that is no more. */
export const tendExportJob = defineJob("users.tend_export", Type.Object({ export_id: Type.String() }), {
  // Originals of a gigabyte from a slow store; a killed process is noticed by its silence, not by this.
  expireSeconds: 3_600,
  // Packing takes the processor: people who wait for pages come first.
  concurrency: 1,
});
/** Moves with the state: when making has taken too long, then when the copy expires. */
export const EXPORT_TIMER = "users.export_ends";
