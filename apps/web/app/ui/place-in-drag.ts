interface Row {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where the dragged row belongs with the pointer at `y`. A neighbour is passed at its middle, or as soon as the dragged
 * row would stand under the pointer. The way back lies further off than the way there: no row flips to and fro.
 */
export function placeInDrag(rows: readonly Row[], from: number, y: number): number {
  const own = rows[from];
  if (!own) return from;
  const height = own.bottom - own.top;
  const middleOf = ({ top, bottom }: Row) => (top + bottom) / 2;
  const above = rows
    .slice(0, from)
    .filter((row) => y < Math.min(row.bottom, Math.max(row.top + height, middleOf(row))));
  if (above.length > 0) return from - above.length;
  const below = rows
    .slice(from + 1)
    .filter((row) => y > Math.max(row.top, Math.min(row.bottom - height, middleOf(row))));
  return from + below.length;
}
