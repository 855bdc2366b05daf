import type { Access } from "#api-schema/core.ts";
import type { KogiError } from "../errors/index.ts";
import { requestErrors } from "../errors/index.ts";

export type Role = "freelancer" | "client" | "investor" | "admin" | "reviewer";

/** Who is calling, as the auth module found out from a session or an API key. */
export interface Actor {
  readonly userId: string;
  readonly userType: Role;
  readonly roles: readonly Role[];
  readonly emailVerified: boolean;
  readonly sessionId: string | null;
  readonly via: "session" | "api_key";
  /** What an API key may do; a session may do everything its person may. */
  readonly scopes: readonly string[] | "all";
}

export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}
/** Given by the auth module: finds the caller, or null when there are no (valid) credentials. */
export type Authenticate = (credentials: Credentials) => Promise<Actor | null>;

// Open to whoever comes, as far as the caller's account goes: those of gateways and operators ask for a proof themselves.
const WITHOUT_ACCOUNT: ReadonlySet<Access> = new Set(["public", "webhook", "operator", "dev"]);
/** The caller of such a route proves who they are by something else than an account. */
const OWN_PROOF: ReadonlySet<Access> = new Set(["webhook", "operator"]);

export const needsAccount = (access: Access): boolean => !WITHOUT_ACCOUNT.has(access);
export const hasOwnProof = (access: Access): boolean => OWN_PROOF.has(access);

/** Null when the actor may call a route of this access and scope, else the refusal. */
export function refuseAccess(access: Access, scope: string | null, actor: Actor | null): KogiError | null {
  if (!needsAccount(access)) return null;
  if (!actor) return requestErrors.signInNeeded();
  if (actor.scopes !== "all" && (scope === null || !actor.scopes.includes(scope)))
    return requestErrors.forbidden({
      detail: scope === null ? "API keys may not do this." : `This API key lacks the scope ${scope}.`,
    });
  if (access === "admin" && !actor.roles.includes("admin")) return requestErrors.forbidden();
  if (access === "reviewer" && !actor.roles.includes("reviewer")) return requestErrors.forbidden();
  if (access === "verified" && !actor.emailVerified)
    return requestErrors.forbidden({ detail: "Verify your e-mail address first; the link is in your inbox." });
  return null;
}

/**
 * Whom a handler sees: on a route open to everybody, an API key counts only where it has the route's scope. Without it
 * the caller is a visitor, and their person's drafts and address stay hidden from the program that holds the key.
 */
export function actorSeen(access: Access, scope: string | null, actor: Actor | null): Actor | null {
  if (actor === null || actor.scopes === "all" || access !== "public") return actor;
  return scope !== null && actor.scopes.includes(scope) ? actor : null;
}
