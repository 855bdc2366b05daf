import { isDeepStrictEqual } from "node:util";

/** Which fields an edit changed, for the audit log, where no word of people's stands. */
export function changedFields<Content extends object>(before: Content, after: Content): (keyof Content & string)[] {
  // The content's own fields, as its type names them.
  const fields = Object.keys(after) as (keyof Content & string)[];
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}
