// News of files.
import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const facts = { media_id: Type.String(), user_id: Type.String() };

/** The file was looked at and its sizes are made. */
export const mediaReady = defineEvent("media.ready", Type.Object({ ...facts, kind: Type.String() }));
/** The file was looked at and is not taken. */
export const mediaRefused = defineEvent("media.refused", Type.Object({ ...facts, reason: Type.String() }));
/** Another picture stands for the film or recording, or none any more. */
export const mediaPosterChanged = defineEvent("media.poster_changed", Type.Object(facts));
/** It has another name, another text for who cannot see it, or other captions: they go with it wherever it is shown. */
export const mediaDescribed = defineEvent("media.described", Type.Object(facts));
/** The file is gone; nothing used it any more. */
export const mediaDeleted = defineEvent("media.deleted", Type.Object(facts));
