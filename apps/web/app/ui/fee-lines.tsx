import type { WireMoney } from "#money";
import c from "./fee-lines.module.css";
import { Money } from "./money.tsx";

export interface FeeLine {
  readonly label: string;
  /** What the fee is made of: "10% service fee". */
  readonly note?: string;
  readonly amount: WireMoney;
}

interface FeeLinesProps {
  readonly lines: readonly FeeLine[];
  /** What is left or what is owed in the end: "You receive", "You pay". */
  readonly total: FeeLine;
  readonly tone?: "plain" | "safe";
}

/** An amount taken apart, so that no fee is a surprise. The lines sum to the total. */
export function FeeLines({ lines, total, tone = "plain" }: FeeLinesProps) {
  return (
    <dl className={c.lines}>
      {lines.map((line) => (
        <div key={line.label}>
          <dt>
            {line.label}
            {line.note && <span className={c.note}>{line.note}</span>}
          </dt>
          <dd>
            <Money value={line.amount} />
          </dd>
        </div>
      ))}
      <div className={c.total}>
        <dt>
          {total.label}
          {total.note && <span className={c.note}>{total.note}</span>}
        </dt>
        <dd>
          <Money value={total.amount} tone={tone} size="lg" />
        </dd>
      </div>
    </dl>
  );
}
