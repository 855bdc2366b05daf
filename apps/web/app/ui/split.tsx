import c from "./split.module.css";

interface SplitProps {
  /** The thing itself. */
  readonly main: React.ReactNode;
  /** What one decides by; stays in sight beside it, and comes first on a phone when `asideFirst`. */
  readonly aside: React.ReactNode;
  readonly asideFirst?: boolean;
}

/** The two columns of a page about one thing. */
export function Split({ main, aside, asideFirst = false }: SplitProps) {
  return (
    <div className={c.split} data-aside-first={asideFirst || undefined}>
      <div className={c.main}>{main}</div>
      {aside && <aside className={c.aside}>{aside}</aside>}
    </div>
  );
}
