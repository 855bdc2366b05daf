// Which route is asked next, and by whom: by chance, but routes that never answered with success more often than others,
// by callers who were not sent away, and rather with what these have met themselves.
import type { Caller } from "./fuzz.ts";
import type { PublishedRoute } from "./published-routes.ts";
import type { Random } from "./random.ts";
import type { Pool } from "./schema-values.ts";

interface Call {
  readonly route: PublishedRoute;
  readonly caller: Caller;
  /** The route still waits for its first success. */
  readonly isTrying: boolean;
}

export interface Chooser {
  next(succeeded: ReadonlySet<string>): Call;
  heard(route: PublishedRoute, caller: Caller, status: number): void;
}

const TRYING_SHARE = 0.6;
// Who may not ask at all is not asked again; who asked for the wrong thing is.
const SHUT = new Set([401, 403]);

export function createChooser(routes: readonly PublishedRoute[], callers: readonly Caller[], random: Random): Chooser {
  const shut = new Map<PublishedRoute, Set<Caller>>();
  return {
    next(succeeded) {
      const waiting = routes.filter(({ method, path }) => !succeeded.has(`${method} ${path}`));
      const isTrying = waiting.length > 0 && random.chance(TRYING_SHARE);
      const route = random.pick(isTrying ? waiting : routes);
      const open = callers.filter((caller) => !shut.get(route)?.has(caller));
      return { route, caller: random.pick(isTrying && open.length > 0 ? open : callers), isTrying };
    },
    heard(route, caller, status) {
      if (SHUT.has(status)) shut.set(route, (shut.get(route) ?? new Set()).add(caller));
    },
  };
}

/** What this caller has met as often as all that others have, where there is any of the kind. */
export function ownOften(pool: Pool, { own }: Caller, random: Random): Pool {
  return random.chance(0.5) ? pool : new Map([...pool, ...own]);
}
