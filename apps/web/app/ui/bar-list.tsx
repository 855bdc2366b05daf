import c from "./bar-list.module.css";

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly shown: string;
  readonly note?: string | undefined;
}

/** A few values beside each other, each with its part of the largest as a bar. */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const largest = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul className={c.bars}>
      {bars.map(({ key, label, value, shown, note }) => (
        <li key={key} className={c.bar}>
          <span className={c.label}>{label}</span>
          <span className={c.value}>{shown}</span>
          <span className={c.track} aria-hidden="true">
            <span className={c.fill} style={{ width: `${(100 * value) / largest}%` }} />
          </span>
          {note && <span className={c.note}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
