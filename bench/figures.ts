// What a benchmark found, one line a figure: name, value, unit, ratio to something outside Kogi, target.
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** To the thing outside, measured in the same run; null where the figure stands alone. */
  readonly ratio?: number | null;
  /** `>= 0.1 x`, `< 6000 ms`: what it must reach, or null when it is only told. */
  readonly target?: Target | null;
}

export interface Target {
  readonly of: "value" | "ratio";
  readonly at: "least" | "most";
  readonly limit: number;
}

export const atLeast = (limit: number, of: Target["of"] = "ratio"): Target => ({ of, at: "least", limit });
export const atMost = (limit: number, of: Target["of"] = "value"): Target => ({ of, at: "most", limit });

export function isMet({ value, ratio, target }: Figure): boolean {
  if (!target) return true;
  const measured = target.of === "value" ? value : (ratio ?? Number.NaN);
  return target.at === "least" ? measured >= target.limit : measured <= target.limit;
}

export function renderFigure(figure: Figure): string {
  const { name, value, unit, ratio, target } = figure;
  const limit = target
    ? `${target.at === "least" ? ">=" : "<="} ${round(target.limit)}${target.of === "ratio" ? " x" : ` ${unit}`}`
    : "told";
  const mark = target ? (isMet(figure) ? "met" : "MISSED") : "";
  return [
    name.padEnd(44),
    String(round(value)).padStart(12),
    unit.padEnd(8),
    ratio == null ? "-".padStart(10) : `${round(ratio)} x`.padStart(10),
    limit.padStart(16),
    mark,
  ].join(" ");
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The value that a share of them (0.99) does not exceed; not a number of none. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}

function round(value: number): number {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 5;
  return Number(value.toFixed(digits));
}
