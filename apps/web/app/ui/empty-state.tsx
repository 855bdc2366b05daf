import c from "./empty-state.module.css";

interface EmptyStateProps {
  readonly icon?: React.ReactNode;
  /** What this place is for. */
  readonly title: string;
  readonly help?: React.ReactNode;
  /** The one thing to do about it. */
  readonly action?: React.ReactNode;
  readonly tone?: "plain" | "warn";
  readonly headingLevel?: 2 | 3;
}

/** A place with nothing in it yet; with `warn`, a part of a page that could not be loaded. */
export function EmptyState({ icon, title, help, action, tone = "plain", headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={c.empty} data-tone={tone} role={tone === "warn" ? "alert" : undefined}>
      {icon && <span className={c.icon}>{icon}</span>}
      <Heading className={c.title}>{title}</Heading>
      {help && <p>{help}</p>}
      {action && <div className={c.action}>{action}</div>}
    </div>
  );
}
