import type { Config } from "#platform/config/index.ts";

export type CookieName = "session" | "challenge" | "device" | "sign_up";
type Site = Pick<Config, "https">;

// With __Host- the browser itself refuses the cookie from another host, path or without TLS. It needs https.
function wireName(site: Site, name: CookieName): string {
  return `${site.https ? "__Host-" : ""}kogi_${name}`;
}

/** The Set-Cookie header of one of our cookies: unreadable for scripts, not sent along by other sites' forms. */
export function cookieHeader(site: Site, name: CookieName, value: string, maxAgeMs: number): string {
  const parts = [
    `${wireName(site, name)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${Math.floor(maxAgeMs / 1_000)}`,
  ];
  return (site.https ? [...parts, "Secure"] : parts).join("; ");
}

export function endedCookie(site: Site, name: CookieName): string {
  return cookieHeader(site, name, "", 0);
}

/** The value of one of our cookies in a Cookie header, or null. */
export function readCookie(site: Site, name: CookieName, header: string | undefined): string | null {
  if (!header) return null;
  const start = `${wireName(site, name)}=`;
  for (const part of header.split(";")) {
    const text = part.trim();
    if (text.startsWith(start)) return text.slice(start.length) || null;
  }
  return null;
}
