export { type CsvCell, toCsv } from "./csv.ts";
export { typeset, typesetPicture } from "./typeset.ts";
