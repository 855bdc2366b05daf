import { Form, Link } from "react-router";
import c from "./menu.module.css";
import item from "./menu-item.module.css";
import { Popover } from "./popover.tsx";

export interface MenuLink {
  readonly label: string;
  readonly to: string;
  readonly icon?: React.ReactNode;
}

export interface MenuAction {
  readonly label: string;
  /** Posted as a form, so that it works without JavaScript. */
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly icon?: React.ReactNode;
  readonly danger?: boolean;
}

export type MenuEntry = MenuLink | MenuAction;

interface MenuProps {
  readonly label: string;
  readonly trigger: React.ReactNode;
  readonly triggerClassName?: string | undefined;
  readonly align?: "start" | "end";
  readonly header?: React.ReactNode;
  /** Groups are parted by a line. */
  readonly groups: readonly (readonly MenuEntry[])[];
}

export function Menu({ header, groups, ...popover }: MenuProps) {
  return (
    <Popover {...popover}>
      {header && <div className={c.header}>{header}</div>}
      {groups.map((entries) => (
        <ul key={entries.map((entry) => entry.label).join()} className={c.group}>
          {entries.map((entry) => (
            <li key={entry.label}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      ))}
    </Popover>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if ("to" in entry) {
    return (
      <Link to={entry.to} className={item.item}>
        {entry.icon}
        {entry.label}
      </Link>
    );
  }
  return (
    <Form method="post" action={entry.action}>
      {Object.entries(entry.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={item.item} data-danger={entry.danger || undefined}>
        {entry.icon}
        {entry.label}
      </button>
    </Form>
  );
}
