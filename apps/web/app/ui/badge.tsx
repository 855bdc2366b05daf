import c from "./badge.module.css";

export type Tone = "plain" | "act" | "live" | "money" | "warn";

interface BadgeProps {
  readonly tone?: Tone;
  /** A dot in the tone before the words: for states. */
  readonly dot?: boolean;
  readonly icon?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A short word about a thing. */
export function Badge({ tone = "plain", dot = false, icon, children }: BadgeProps) {
  return (
    <span className={c.badge} data-tone={tone}>
      {dot && <i />}
      {icon}
      {children}
    </span>
  );
}
