import { Link } from "react-router";
import c from "./bar-list.module.css";

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly shown: string;
  readonly note?: string | undefined;
  /** The bar in one sentence, where label and value do not make one when they are read out. */
  readonly spoken?: string;
  /** Where what the bar counts is shown. */
  readonly to?: string;
}

export interface BarListProps {
  readonly bars: readonly Bar[];
  /** Named lists have short labels: each bar is one line. */
  readonly title?: string;
  /** What a full bar stands for; without it the largest of the values. */
  readonly whole?: number;
}

/** A few values beside each other, each as a bar. */
export function BarList({ bars, title, whole }: BarListProps) {
  const full = whole ?? Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul className={c.bars} aria-label={title} data-lines={title ? true : undefined}>
      {bars.map(({ key, label, value, shown, note, spoken, to }) => (
        <li key={key} className={c.bar}>
          <Name to={to} className={c.label}>
            {spoken && <span className="vh">{spoken}</span>}
            <span aria-hidden={spoken ? true : undefined}>{label}</span>
          </Name>
          <span className={c.value} aria-hidden={spoken ? true : undefined}>
            {shown}
          </span>
          <span className={c.track} aria-hidden="true">
            <span className={c.fill} style={{ width: `${(100 * value) / full}%` }} />
          </span>
          {note && <span className={c.note}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}

interface NameProps {
  readonly to: string | undefined;
  readonly className: string | undefined;
  readonly children: React.ReactNode;
}

function Name({ to, className, children }: NameProps) {
  if (!to) return <span className={className}>{children}</span>;
  return (
    <Link to={to} className={`link ${className}`}>
      {children}
    </Link>
  );
}
