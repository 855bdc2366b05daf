import { Link } from "react-router";
import c from "./stat-tile.module.css";

interface StatTileProps {
  readonly label: string;
  readonly value: React.ReactNode;
  readonly note?: React.ReactNode;
  /** Where the figure comes from. */
  readonly to?: string | undefined;
  readonly tone?: "plain" | "safe" | "live";
  /** Of several figures, the one that is shown more of below; the others lead to theirs. */
  readonly current?: boolean;
}

/** One figure and what it counts. */
export function StatTile({ label, value, note, to, tone = "plain", current }: StatTileProps) {
  const content = (
    <>
      <span className={c.label}>{label}</span>
      <span className={c.value}>{value}</span>
      {note && <span className={c.note}>{note}</span>}
    </>
  );
  return to ? (
    <Link
      to={to}
      className={c.tile}
      data-tone={tone}
      aria-current={current ? "true" : undefined}
      preventScrollReset={current !== undefined}
    >
      {content}
    </Link>
  ) : (
    <div className={c.tile} data-tone={tone}>
      {content}
    </div>
  );
}

export function StatRow({ children }: { children: React.ReactNode }) {
  return <div className={c.row}>{children}</div>;
}
