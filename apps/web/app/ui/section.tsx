import c from "./section.module.css";

interface SectionProps {
  readonly title: string;
  readonly action?: React.ReactNode;
  readonly lede?: string | null;
  readonly children: React.ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, action, lede, children }: SectionProps) {
  return (
    <section className={c.section}>
      <div className={c.head}>
        <div>
          <h2>{title}</h2>
          {lede && <p>{lede}</p>}
        </div>
        {action && <div className={c.action}>{action}</div>}
      </div>
      {children}
    </section>
  );
}
