// How addresses are written for search engines (sitemaps.org, protocol 0.9).
import type { PublicAddress } from "#platform/addresses/index.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const partHead = `${HEAD}<urlset ${NAMESPACE}>\n`;
export const partFoot = "</urlset>\n";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** An address in full, with letters of other scripts as bytes, and safe within XML. */
function written(origin: string, path: string): string {
  return new URL(path, origin).href.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** One address of a part; nothing for a row that has no page. */
export function entry(origin: string, { path, changedAt }: Pick<PublicAddress, "path"> & { changedAt?: Date }): string {
  if (path === null) return "";
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
  return `<url><loc>${written(origin, path)}</loc>${changed}</url>\n`;
}

export function sitemapIndex(origin: string, paths: readonly string[]): string {
  const parts = paths.map((path) => `<sitemap><loc>${written(origin, path)}</loc></sitemap>\n`);
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${parts.join("")}</sitemapindex>\n`;
}

/** Pages that are the same for everybody. */
export const STANDING_PAGES = [
  "/",
  "/people",
  "/portfolios",
  "/projects",
  "/organisations",
  "/plans",
  "/fees",
  "/help",
] as const;

// One's own work, money and settings, forms, and what is made anew for each question. Link previews may read pictures.
const PRIVATE = [
  ...["/api/", "/dev/", "/admin", "/settings", "/dashboard", "/wallet", "/tax", "/invoices", "/contracts", "/disputes"],
  ...["/payments/", "/proposals", "/offers/", "/hire/", "/confirmations", "/notifications", "/unsubscribe", "/search"],
  ...["/suggest/", "/preferences", "/portfolios/mine", "/portfolios/new", "/portfolios/*/", "/projects/new"],
  ...["/projects/*/", "/plans/*", "/sign-out", "/two-factor", "/verify-email", "/change-email", "/reset-password"],
];
const SHARED_PICTURES = "/api/*/share-image.png";

export function robots(origin: string): string {
  return [
    "User-agent: *",
    `Allow: ${SHARED_PICTURES}`,
    ...PRIVATE.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");
}
