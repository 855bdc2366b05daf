import type { FastifyInstance, FastifyRequest } from "fastify";
import { requestErrors } from "../errors/index.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends what a foreign page tells it to, with the cookie or, for signing somebody in as somebody else, without:
 * an unsafe call must come from our own pages, by Sec-Fetch-Site where the browser tells, else by Origin. What carries a
 * bearer token was written by a program of its holder's and is not concerned.
 */
export function refuseCrossSite(request: FastifyRequest, publicOrigin: string): void {
  if (isCrossSite(request, publicOrigin)) throw requestErrors.crossSite();
}

/** Whether it is refused, for who answers it in another way: with a page. */
export function isCrossSite(request: FastifyRequest, publicOrigin: string): boolean {
  if (SAFE_METHODS.has(request.method) || request.headers.authorization) return false;
  return isFromElsewhere(request, publicOrigin);
}

/** The same for any method with a cookie: a WebSocket is opened by GET, and the cookie alone would open it. */
export function refuseForeignPage(request: FastifyRequest, publicOrigin: string): void {
  if (!request.headers.cookie || request.headers.authorization) return;
  if (isFromElsewhere(request, publicOrigin)) throw requestErrors.crossSite();
}

function isFromElsewhere(request: FastifyRequest, publicOrigin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return false;
  const origin = request.headers.origin;
  if (site === undefined && origin === undefined) return false; // not a browser: programs send neither
  return !(origin !== undefined && (origin === publicOrigin || sameHost(origin, request.headers.host)));
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Headers every answer carries; pages add their own content security policy with a nonce. */
export function securityHeaders(app: FastifyInstance, settings: { https: boolean }): void {
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "strict-origin-when-cross-origin");
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("permissions-policy", "geolocation=(), payment=(), usb=()");
    reply.header("x-request-id", request.id);
    if (settings.https) reply.header("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (!reply.hasHeader("content-security-policy")) {
      reply.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
      reply.header("x-frame-options", "DENY");
    }
  });
}
