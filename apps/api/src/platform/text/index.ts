export { requiredLine } from "./required-line.ts";
export { tidyLine, tidyProse } from "./tidy.ts";
