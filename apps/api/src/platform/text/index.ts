export { tidyLine, tidyProse } from "./tidy.ts";
