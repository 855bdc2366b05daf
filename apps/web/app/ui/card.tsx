import c from "./card.module.css";

interface CardProps {
  readonly title?: React.ReactNode;
  readonly headingLevel?: 2 | 3;
  /** A link or button on the title's line. */
  readonly action?: React.ReactNode;
  readonly lede?: React.ReactNode;
  /** `raised` for the one surface that asks for a decision; `soft` for what stands beside. */
  readonly look?: "outline" | "raised" | "soft";
  readonly children?: React.ReactNode;
}

/** A surface that holds one thing. */
export function Card({ title, headingLevel = 2, action, lede, look = "outline", children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section className={c.card} data-look={look}>
      {(title || action) && (
        <div className={c.head}>
          <Heading className={c.title}>{title}</Heading>
          {action}
        </div>
      )}
      {lede && <p className={c.lede}>{lede}</p>}
      {children && <div className={c.body}>{children}</div>}
    </section>
  );
}
