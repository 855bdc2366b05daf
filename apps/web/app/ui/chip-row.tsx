import { Link } from "react-router";
import c from "./chip-row.module.css";
import { useShowCurrent } from "./use-show-current.ts";

export interface ChipLink {
  readonly to: string;
  readonly label: string;
  readonly icon?: React.ReactNode;
  readonly current?: boolean;
}

/** A row of places to go or ways to look, one of them current; scrolls sideways on a phone. */
export function ChipRow({ label, chips }: { label: string; chips: readonly ChipLink[] }) {
  const row = useShowCurrent<HTMLElement>();
  return (
    <nav ref={row} className={c.row} aria-label={label}>
      {chips.map((chip) => (
        <Link key={chip.to} to={chip.to} className={c.chip} aria-current={chip.current ? "true" : undefined}>
          {chip.icon}
          {chip.label}
        </Link>
      ))}
    </nav>
  );
}
