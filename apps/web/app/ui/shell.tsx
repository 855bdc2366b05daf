import c from "./shell.module.css";
import { SideNav, type SideNavItem } from "./side-nav.tsx";

interface ShellProps {
  /** The heading of every page inside; leave it out where each brings its own. */
  readonly title?: string;
  readonly navLabel: string;
  readonly groups: readonly { readonly title?: string; readonly items: readonly SideNavItem[] }[];
  readonly children: React.ReactNode;
}

/** Pages that belong together, with the way between them at the side: settings, a dashboard, a workspace. */
export function Shell({ title, navLabel, groups, children }: ShellProps) {
  return (
    <div className={`wrap ${c.shell}`} data-titled={title ? true : undefined}>
      {title && <h1 className={c.title}>{title}</h1>}
      <div className={c.side}>
        <SideNav label={navLabel} groups={groups} />
      </div>
      <div className={c.content}>{children}</div>
    </div>
  );
}
