import type { PageInput } from "./context.ts";
import { playerHosts } from "./player-hosts.ts";

// Styles may be inline (React writes style attributes); scripts run by nonce alone.
export function contentSecurityPolicy({ nonce, formTargets }: Pick<PageInput, "nonce" | "formTargets">): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // A film that is being uploaded is played once, to take a still of it.
    "media-src 'self' blob:",
    "connect-src 'self'",
    // On every page: who comes to a portfolio by a link stays under the policy of the page before.
    `frame-src ${playerHosts.map((host) => `https://${host}`).join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "object-src 'none'",
  ].join("; ");
}
