import type { FastifyInstance, FastifyRequest } from "fastify";
import { requestErrors } from "../errors/index.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A cookie is sent by the browser whoever asks, so an unsafe call with one must come from our own pages: by
 * Sec-Fetch-Site where the browser tells, else by Origin. Bearer calls carry no cookie and are not concerned.
 */
export function refuseCrossSite(request: FastifyRequest, publicOrigin: string): void {
  if (!SAFE_METHODS.has(request.method)) refuseForeignPage(request, publicOrigin);
}

/** The same for any method: a WebSocket is opened by GET, and the cookie alone would open it. */
export function refuseForeignPage(request: FastifyRequest, publicOrigin: string): void {
  if (!request.headers.cookie || request.headers.authorization) return;
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.origin;
  if (site === undefined && origin === undefined) return; // not a browser: programs send neither
  if (origin !== undefined && (origin === publicOrigin || sameHost(origin, request.headers.host))) return;
  throw requestErrors.crossSite();
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
