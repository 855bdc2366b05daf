import c from "./key-value.module.css";

export interface Fact {
  readonly label: string;
  /** Where two facts may have the same name. */
  readonly id?: string;
  readonly value: React.ReactNode;
  readonly icon?: React.ReactNode;
}

/** Facts about a thing, each with its name. */
export function KeyValue({ facts, look = "rows" }: { facts: readonly Fact[]; look?: "rows" | "grid" }) {
  return (
    <dl className={c.facts} data-look={look}>
      {facts.map((fact) => (
        <div key={fact.id ?? fact.label}>
          <dt suppressHydrationWarning>
            {fact.icon}
            {fact.label}
          </dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
