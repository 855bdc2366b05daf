import { Type } from "typebox";

/** A topic or skill by its slug. */
export const Slug = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 80 });
