import { Link } from "react-router";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./breadcrumbs.module.css";

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

/** The way here; the last one is where one is. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useText(uiText);
  return (
    <nav aria-label={words.breadcrumbs}>
      <ol className={c.crumbs}>
        {crumbs.map(({ label, to }) => (
          <li key={label}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
