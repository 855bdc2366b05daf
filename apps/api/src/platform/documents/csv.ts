// Comma-separated values that spreadsheets open: RFC 4180, UTF-8 with its mark, CRLF.

export type CsvCell = string | number;

// A cell that begins so is run as a formula by spreadsheets. Amounts may begin with a minus: they are numbers.
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

function cell(value: CsvCell): string {
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly CsvCell[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`);
}
