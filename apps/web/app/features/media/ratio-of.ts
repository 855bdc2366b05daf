/** The shape of a frame before its picture has come, as the variable `--ratio`; a template may take another. */
export function ratioOf({ width, height }: { width: number | null; height: number | null }) {
  // React's own type knows no variables.
  return width && height ? ({ "--ratio": `${width} / ${height}` } as React.CSSProperties) : undefined;
}
