export { typeset, typesetPicture } from "./typeset.ts";
