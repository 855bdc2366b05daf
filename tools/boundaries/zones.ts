import { isTest } from "../sources.ts";
import type { Architecture } from "./architecture.ts";

/** Which part of the architecture a file belongs to; the rules are between zones. */
export type Zone =
  | { readonly kind: "module"; readonly module: string; readonly isDoor: boolean }
  | { readonly kind: ZoneWithoutDetail };

type ZoneWithoutDetail =
  | "composition"
  | "platform"
  | "events"
  | "api"
  | "web"
  | "web-ui"
  | "web-lib"
  | "web-feature"
  | "web-tooling"
  | "packages"
  | "test"
  | "workshop";

const prefixes: readonly (readonly [string, ZoneWithoutDetail])[] = [
  ["apps/api/src/platform/", "platform"],
  ["apps/api/src/events/", "events"],
  ["apps/api/", "api"],
  ["apps/web/app/ui/", "web-ui"],
  ["apps/web/app/lib/", "web-lib"],
  ["apps/web/app/messages/", "web-lib"],
  ["apps/web/app/features/", "web-feature"],
  ["apps/web/app/", "web"],
  ["apps/web/", "web-tooling"],
  ["packages/", "packages"],
];

export function zoneOf(path: string, architecture: Architecture): Zone {
  if (isTest(path)) return { kind: "test" };
  if (architecture.composition.includes(path)) return { kind: "composition" };
  const inModule = /^apps\/api\/src\/modules\/([^/]+)\/(.+)$/.exec(path);
  if (inModule?.[1]) return { kind: "module", module: inModule[1], isDoor: inModule[2] === "index.ts" };
  const known = prefixes.find(([prefix]) => path.startsWith(prefix));
  // What is left are the benches, the faults, the checks and the seeds: they serve everybody and are part of nothing.
  return { kind: known ? known[1] : "workshop" };
}

/** The module whose folder holds this file, tests included. */
export function moduleOf(path: string): string | undefined {
  return /^apps\/api\/src\/modules\/([^/]+)\//.exec(path)?.[1];
}
