import { requestErrors } from "../errors/index.ts";
import { tidyLine } from "./tidy.ts";

/** A line that has to say something, as it is stored. Throws 422 with the pointer when spaces and invisible marks are all of it. */
export function requiredLine(text: string, pointer: string): string {
  const line = tidyLine(text);
  if (line === "") throw requestErrors.invalid({ fields: [{ pointer, detail: "Fill this in.", code: "required" }] });
  return line;
}
