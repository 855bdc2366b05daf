import c from "./progress.module.css";

interface ProgressProps {
  /** From 0 to 1; left out while nobody knows how long it takes. */
  readonly value?: number;
  readonly label: string;
  /** `money` for what is raised or safe, `warn` for what runs out. */
  readonly tone?: "act" | "money" | "warn";
  readonly size?: "sm" | "md";
}

export function Progress({ value, label, tone = "act", size = "sm" }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      className={c.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-tone={tone}
      data-size={size}
      data-unknown={percent === undefined || undefined}
    >
      <i style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
