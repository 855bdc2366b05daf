import { encode } from "uqr";

/** A QR code as one path on a square of `size` units, quiet zone included. */
export interface CodeDrawing {
  readonly size: number;
  readonly path: string;
}

// Readers need four modules of white around it.
const QUIET = 4;

/** Drawn here, so that what it says stands in no address and no file: the page itself carries it. */
export function drawCode(text: string): CodeDrawing {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path };
}
