import { NavLink } from "react-router";
import c from "./tabs.module.css";

export interface Tab {
  readonly to: string;
  readonly label: string;
  /** How many there are behind it. */
  readonly count?: number;
  /** Only current at exactly this address. */
  readonly end?: boolean;
}

/** Parts of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className={c.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? true} preventScrollReset className={c.tab ?? ""}>
          {tab.label}
          {tab.count !== undefined && <span className={c.count}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
