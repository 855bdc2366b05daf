// What search engines ask of the site itself: where its public pages are, and where they need not look.
import { Readable } from "node:stream";
import { Type } from "typebox";
import { fileRoute, record } from "#api-schema/core.ts";
import { type Place, type PublicAddresses, partsOf, readAddresses } from "#platform/addresses/index.ts";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { decodeInstantCursor, encodeCursor, type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { entry, partFoot, partHead, robots, STANDING_PAGES, sitemapIndex } from "./sitemap.rules.ts";

// As many as the protocol allows in a file.
const PART_ADDRESSES = 50_000;
const BATCH = 1_000;
const FOR_AN_HOUR = "public, max-age=3600";

export const siteApi = {
  robots: fileRoute({
    method: "GET",
    path: "/robots.txt",
    summary: "What search engines need not read, and where the sitemap is",
    access: "public",
    files: ["text/plain"],
  }),
  sitemap: fileRoute({
    method: "GET",
    path: "/sitemap.xml",
    summary: "The parts that hold the addresses of all public pages",
    access: "public",
    files: ["application/xml"],
  }),
  sitemapPart: fileRoute({
    method: "GET",
    path: "/sitemaps/:kind.xml",
    summary: "Public pages of one kind, the oldest first, at most 50,000",
    access: "public",
    rate: "upload",
    params: record({ kind: Type.String({ pattern: "^[a-z]{1,20}$" }) }),
    query: record({ after: Type.Optional(Type.String({ maxLength: 200 })) }),
    files: ["application/xml"],
  }),
};

interface SiteSettings {
  readonly partAddresses?: number;
}

/** `sources`: each kind of public page, by the module that owns it. */
export function registerSite(
  http: HttpApp,
  platform: Platform,
  sources: readonly PublicAddresses[],
  { partAddresses = PART_ADDRESSES }: SiteSettings = {},
): void {
  const { publicUrl } = platform.config;
  const index = keptForAnHour(platform, () => makeIndex(platform, sources, partAddresses));
  serve(http, siteApi.robots, async ({ setHeader }) => {
    setHeader("content-type", "text/plain; charset=utf-8");
    setHeader("cache-control", FOR_AN_HOUR);
    return Buffer.from(robots(publicUrl));
  });
  serve(http, siteApi.sitemap, async ({ setHeader }) => {
    const xml = await index();
    setHeader("content-type", "application/xml");
    setHeader("cache-control", FOR_AN_HOUR);
    return Buffer.from(xml);
  });
  serve(http, siteApi.sitemapPart, async ({ params, query, setHeader }) => {
    const source = sources.find(({ kind }) => kind === params.kind);
    if (!source && params.kind !== "pages") throw requestErrors.notFound();
    const after = query.after === undefined ? null : decodeInstantCursor(query.after);
    const part = source ? await streamPart(platform, source, after, partAddresses) : standingPages(publicUrl);
    setHeader("content-type", "application/xml");
    setHeader("cache-control", FOR_AN_HOUR);
    return part;
  });
}

/** Counting what there is walks through whole indices; between two countings an hour may pass. */
function keptForAnHour({ clock }: Platform, make: () => Promise<string>): () => Promise<string> {
  let kept: { readonly until: Date; readonly text: Promise<string> } | null = null;
  return () => {
    if (kept && clock.now() < kept.until) return kept.text;
    const text = make();
    kept = { until: addMs(clock.now(), HOUR_MS), text };
    text.catch(() => {
      kept = null;
    });
    return text;
  };
}

async function makeIndex({ db, config }: Platform, sources: readonly PublicAddresses[], size: number): Promise<string> {
  const paths = ["/sitemaps/pages.xml"];
  for (const source of sources)
    for (const place of await partsOf(db, source, size))
      paths.push(`/sitemaps/${source.kind}.xml${place ? `?after=${cursorOf(place)}` : ""}`);
  return sitemapIndex(config.publicUrl, paths);
}

const cursorOf = ({ at, id }: NonNullable<Place>): string => encodeCursor([at.toISOString(), id]);

/** Read in batches while it is sent, so that its size is nobody's memory. */
async function streamPart(
  { db, config }: Platform,
  source: PublicAddresses,
  after: Place,
  size: number,
): Promise<Readable> {
  const batch = Math.min(BATCH, size);
  // Before the answer begins, so that a database which is away is told as that.
  const first = await readAddresses(db, source, after, batch);
  async function* lines(): AsyncGenerator<Buffer> {
    yield Buffer.from(partHead);
    let left = size;
    for (let rows = first; rows.length > 0; ) {
      yield Buffer.from(rows.map((row) => entry(config.publicUrl, row)).join(""));
      left -= rows.length;
      const last = rows.at(-1);
      if (left <= 0 || rows.length < batch || !last) break;
      rows = await readAddresses(db, source, last.place, Math.min(batch, left));
    }
    yield Buffer.from(partFoot);
  }
  return Readable.from(lines());
}

function standingPages(origin: string): Buffer {
  return Buffer.from(`${partHead}${STANDING_PAGES.map((path) => entry(origin, { path })).join("")}${partFoot}`);
}
