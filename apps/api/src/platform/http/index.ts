export type { Actor, Authenticate, Credentials, Role } from "./actor.ts";
export { admit } from "./admit.ts";
export { type CountVisitor, countVisitors, gatherCounts, type Visitor } from "./counted-visitors.ts";
export { requireContracts } from "./declared-routes.ts";
export { drain } from "./drain.ts";
export { firstTime, type Keyed, keyed } from "./first-time.ts";
export { createIdempotencyStore } from "./idempotency.ts";
export { injectTransport } from "./inject-transport.ts";
export { networkOf } from "./network-of.ts";
export {
  decodeCursor,
  decodeInstantCursor,
  decodeInstantTextCursor,
  decodeNumberCursor,
  decodeRankCursor,
  encodeCursor,
  foreignCursor,
  type Page,
  toPage,
} from "./paging.ts";
export { problemText, RETRY_AFTER_SECONDS, refusalOf } from "./problem.ts";
export { createRateLimiter } from "./rate-limit.ts";
export { isCrossSite } from "./security.ts";
export { type Call, type Handler, type HttpApp, serve } from "./serve.ts";
export { createHttpServer } from "./server.ts";
