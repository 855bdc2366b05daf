// The door of every route: who is it, may they, and how often.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouteContract } from "#api-schema/core.ts";
import type { Clock } from "../clock/index.ts";
import { requestErrors } from "../errors/index.ts";
import { type Actor, type Authenticate, actorSeen, hasOwnProof, refuseAccess } from "./actor.ts";
import type { IdempotencyStore } from "./idempotency.ts";
import { networkOf } from "./network-of.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { refuseCrossSite } from "./security.ts";

export interface HttpDependencies {
  readonly authenticate: Authenticate;
  readonly idempotency: IdempotencyStore;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly publicOrigin: string;
  readonly dev: boolean;
}

const actors = new WeakMap<FastifyRequest, Actor | null>();

/** The caller of a request that was admitted. */
export const admitted = (request: FastifyRequest): Actor | null => actors.get(request) ?? null;

/**
 * Before validation. Gives the caller as the route sees them, or throws the refusal. Exported for the few routes that
 * speak a protocol of their own; all others go through `serve`.
 */
export async function admit(
  dependencies: HttpDependencies,
  contract: Pick<RouteContract, "access" | "scope" | "rate">,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Actor | null> {
  const { authorization } = request.headers;
  // What has a proof of its own is nobody's account, and is answered while the database is away, too; so is a watcher.
  const anonymous = hasOwnProof(contract.access) || contract.rate === "none";
  const actor = anonymous ? null : await authenticated(dependencies, request);
  const seen = actorSeen(contract.access, contract.scope, actor);
  actors.set(request, seen);
  takeFromRate(dependencies.rateLimiter, contract, { actor, request, reply });
  if (authorization && !actor && !anonymous)
    throw requestErrors.signInNeeded({ detail: "This sign-in or API key is not valid any more." });
  const refusal = refuseAccess(contract.access, contract.scope, actor);
  if (refusal) throw refusal;
  if (!hasOwnProof(contract.access)) refuseCrossSite(request, dependencies.publicOrigin);
  return seen;
}

async function authenticated(
  { authenticate, rateLimiter }: HttpDependencies,
  { headers: { cookie, authorization }, ip }: FastifyRequest,
): Promise<Actor | null> {
  if (authorization === undefined) return cookie ? authenticate({ cookie, authorization }) : null;
  const network = networkOf(ip);
  const wait = rateLimiter.waitForKey(network);
  if (wait > 0) throw requestErrors.tooMany({ extra: { retry_after: wait } });
  const actor = await authenticate({ cookie, authorization });
  if (!actor) rateLimiter.countUnknownKey(network);
  return actor;
}

function takeFromRate(
  limiter: RateLimiter,
  { rate }: Pick<RouteContract, "rate">,
  { actor, request, reply }: { actor: Actor | null; request: FastifyRequest; reply: FastifyReply },
): void {
  if (rate === "none") return;
  const { allowed, limit, remaining, retryAfterSeconds } = limiter.take(rate, {
    userId: actor?.userId ?? null,
    network: networkOf(request.ip),
  });
  reply.header("ratelimit", `limit=${limit}, remaining=${remaining}, reset=${retryAfterSeconds || 60}`);
  if (!allowed) throw requestErrors.tooMany({ extra: { retry_after: retryAfterSeconds } });
}
