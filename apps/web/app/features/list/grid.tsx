import c from "./grid.module.css";

/** Cards side by side: `work` for pictures, `people`, `rows` one below the other, `pairs` two by two where there is room. */
export function Grid({ kind, children }: { kind: "work" | "people" | "rows" | "pairs"; children: React.ReactNode }) {
  return (
    <div className={c.grid} data-kind={kind}>
      {children}
    </div>
  );
}
