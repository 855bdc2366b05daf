// Rows of many alike things, as one text. As records the framework writes a number for every field of every row, which hardly
// compresses: two dozen posts took as much of a page's bytes for its script as for its reader.

const CELL = "\t";
const ROW = "\n";

/** What separates cells and rows stands for a space where a text has it. */
export function packRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\n\r]+/g, " ")).join(CELL)).join(ROW);
}

export function unpackRows(packed: string): string[][] {
  return packed === "" ? [] : packed.split(ROW).map((row) => row.split(CELL));
}
