import { NavLink } from "react-router";
import c from "./side-nav.module.css";
import { useShowCurrent } from "./use-show-current.ts";

export interface SideNavItem {
  readonly to: string;
  readonly label: string;
  readonly icon?: React.ReactNode;
  readonly count?: number;
  readonly end?: boolean;
}

interface SideNavProps {
  readonly label: string;
  readonly groups: readonly { readonly title?: string; readonly items: readonly SideNavItem[] }[];
}

/** The parts of a dashboard or of the settings; a row that scrolls sideways on a phone. */
export function SideNav({ label, groups }: SideNavProps) {
  const row = useShowCurrent<HTMLElement>();
  return (
    <nav ref={row} className={c.nav} aria-label={label}>
      {groups.map((group) => (
        <div key={group.items[0]?.to} className={c.group}>
          {group.title && <b>{group.title}</b>}
          {group.items.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.end ?? false} className={c.item ?? ""}>
              {item.icon}
              {item.label}
              {item.count !== undefined && item.count > 0 && <span className={c.count}>{item.count}</span>}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
