import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";
import c from "./page-header.module.css";

interface PageHeaderProps {
  readonly title: React.ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly lede?: React.ReactNode;
  /** Chips about the thing, above the title. */
  readonly badges?: React.ReactNode;
  readonly actions?: React.ReactNode;
  /** Inside a shell, which brings its own room above. */
  readonly inset?: boolean;
}

/** The top of a page: where it is, what it is, what one can do. */
export function PageHeader({ title, crumbs, lede, badges, actions, inset = false }: PageHeaderProps) {
  return (
    <div className={c.header} data-inset={inset || undefined}>
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className={c.row}>
        <div className={c.words}>
          {badges && <div className={c.badges}>{badges}</div>}
          <h1>{title}</h1>
          {lede && <p className={c.lede}>{lede}</p>}
        </div>
        {actions && <div className={c.actions}>{actions}</div>}
      </div>
    </div>
  );
}
