// Names of the environment that Kogi does not read: a setting that is ignored is worse than one that is missing.
type Environment = Readonly<Record<string, string | undefined>>;

const OWN = ["KOGI_DATA", "KOGI_DEMO", "KOGI_DEV", "KOGI_RATES_URL", "KOGI_RATE_SCALE", "KOGI_SECRET", "KOGI_SERVICES"];
// Known from the plan, with no part built behind them: silence would be a lie.
const NOT_SUPPORTED_YET = [
  "DATABASE_REPLICA_URL",
  "REDIS_URL",
  "NATS_URL",
  "TURN_URLS",
  "TURN_SECRET",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
];
const SLIPS_MAX = 2;

/** Refuses what is not built yet, and what is a slip of the pen away from a setting. */
export function refuseNames(env: Environment, faults: string[]): void {
  for (const name of NOT_SUPPORTED_YET)
    if (env[name]?.trim()) faults.push(`${name} is set, but this version does not support it yet; unset it.`);
  for (const name of unknownNames(env)) {
    const meant = meantBy(name);
    if (meant) faults.push(`${name} is no setting; did you mean ${meant}?`);
  }
}

/** A note about names of ours that do nothing: a cluster sets some for each of its services, so they are no fault. */
export function noteNames(env: Environment): readonly string[] {
  const idle = unknownNames(env).filter((name) => !meantBy(name));
  return idle.length > 0 ? [`No setting of Kogi, and without effect: ${idle.join(", ")}.`] : [];
}

function unknownNames(env: Environment): readonly string[] {
  return Object.keys(env).filter((name) => name.startsWith("KOGI_") && env[name] && !OWN.includes(name));
}

const meantBy = (name: string) => OWN.find((own) => slipsBetween(name, own) <= SLIPS_MAX);

/** How many letters must be changed, added or taken away to make the one of the other (Levenshtein). */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries())
      next.push(Math.min((row[at] ?? 0) + (letter === wanted ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    row = next;
  }
  return row[other.length] ?? 0;
}
