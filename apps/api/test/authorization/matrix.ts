// Who may do what, written by hand: one row a route (more where a thing has two sides), one status a caller. It says
// what we meant, not what the code does; the test plays every row against the running application.
import { apiScopes } from "#api-schema/auth.ts";
import { type Person, type PersonWishes, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";

/**
 * In the order of the columns. `owner` is whose thing it is; `unverified`, `freelancer`, `client`, `investor` and
 * `reviewer` (an investor too, with that right besides) are strangers to it; `key` is an API key of the owner that lacks
 * the route's scope.
 */
export const callers = [
  "visitor",
  "unverified",
  "owner",
  "freelancer",
  "client",
  "investor",
  "admin",
  "reviewer",
  "key",
] as const;
export type Caller = (typeof callers)[number];

export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  /** A file as the body. */
  readonly bytes?: Buffer;
  /** Another owner than the stage's, when making the thing needs somebody special. */
  readonly owner?: Person;
}

export interface Row {
  /** As the contract has it: `GET /api/users/:user_id`. */
  readonly route: string;
  /** Tells rows of one route apart: `the freelancer's side`. */
  readonly whose?: string;
  /** Nine statuses in the order of `callers`. */
  readonly is: string;
  /** Makes a fresh thing of the owner and says how it is called; left out for routes that need nothing. */
  readonly call?: (stage: Stage) => Promise<Call> | Call;
  /** The call changes the caller's own account, so these people are used for no other row. */
  readonly spoils?: boolean;
}

export type Stage = {
  readonly kogi: World;
  readonly keyScope: (scope: string | null) => (typeof apiScopes)[number];
} & {
  readonly [C in Exclude<Caller, "visitor" | "key">]: Person;
};

const wishes: Readonly<Record<Exclude<Caller, "visitor" | "key">, PersonWishes>> = {
  unverified: { verified: false },
  // Both hats, so that the same person may own a post and a portfolio.
  owner: { user_type: "freelancer", roles: ["client"] },
  freelancer: { user_type: "freelancer" },
  client: { user_type: "client" },
  investor: { user_type: "investor" },
  admin: { user_type: "client", roles: ["admin"] },
  reviewer: { user_type: "investor", roles: ["reviewer"] },
};

export async function setStage(kogi: World): Promise<Stage> {
  const { unverified, owner, freelancer, client, investor, admin, reviewer } = wishes;
  return {
    kogi,
    keyScope: (scope) => apiScopes.find((other) => other !== scope) ?? apiScopes[0],
    unverified: await signUp(kogi, unverified),
    owner: await signUp(kogi, owner),
    freelancer: await signUp(kogi, freelancer),
    client: await signUp(kogi, client),
    investor: await signUp(kogi, investor),
    admin: await signUp(kogi, admin),
    reviewer: await signUp(kogi, reviewer),
  };
}

/** The statuses of a row by caller. Throws when a column is missing: a row is written in full or not at all. */
export function expectedOf(row: Row): Record<Caller, number> {
  const statuses = row.is.split(/\s+/).map(Number);
  if (statuses.length !== callers.length || statuses.some(Number.isNaN))
    throw new Error(`${row.route} has not ${callers.length} statuses`);
  // One status a caller, as just checked.
  return Object.fromEntries(callers.map((caller, index) => [caller, statuses[index]])) as Record<Caller, number>;
}
