// How the fields of a milestone's row are called: the form and whoever reads it agree here.

export const ROWS_MAX = 20;

export function rowField(row: string, part: "title" | "description" | "amount" | "due"): string {
  return `milestone_${row}_${part}`;
}

/** A key that no row has had: one more than the highest, counting those that the form began with and that are gone. */
export function nextRow(rows: readonly string[], given: number): string {
  return String(rows.reduce((highest, row) => Math.max(highest, Number(row)), given - 1) + 1);
}

/** The keys of the rows as sent, in their order; anything that is no key of ours is left out. */
export function rowsOf(form: FormData): string[] {
  return form
    .getAll("milestone")
    .filter((row): row is string => typeof row === "string" && /^[0-9]{1,3}$/.test(row))
    .slice(0, ROWS_MAX);
}
