// What a first visit costs in bytes, as a browser takes it: scripts, styles and the page itself, compressed, for pages
// that people come to from outside, in each language. The limits are the design's: they keep a phone quick. Then what a
// browser makes of them.
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";
import { type RunningServer, startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { atMost, type Figure } from "./figures.ts";
import { fortyPictures, until } from "./forty-pictures.ts";
import { inBrowser } from "./in-browser.ts";

const KB = 1_000;
export const LIMITS = { page: 20 * KB, scripts: 150 * KB, styles: 25 * KB };
const LANGUAGES = ["en-GB", "de-DE"];
const PATHS = ["/", "/projects", "/people", "/portfolios", "/sign-up"];

export async function bench(): Promise<readonly Figure[]> {
  const server = await startServer({ environment: { KOGI_DEMO: "on" } });
  try {
    await untilFilled(server);
    const figures: Figure[] = [];
    for (const language of LANGUAGES)
      for (const path of PATHS) figures.push(...(await weigh(server.origin, path, { language })));
    const portfolio = await fortyPictures(server.origin);
    const profile = portfolio.slice(0, portfolio.lastIndexOf("/"));
    for (const language of LANGUAGES) {
      figures.push(...(await weigh(server.origin, portfolio, { language, as: "a portfolio of 40 pictures" })));
      figures.push(...(await weigh(server.origin, profile, { language, as: "its maker's profile" })));
    }
    const { token } = await arrive(server.origin, "Bench Client", "client");
    const pages = [
      ...PATHS.map((path) => ({ path })),
      { path: portfolio, as: "a portfolio of 40 pictures" },
      { path: profile, as: "its maker's profile" },
      { path: "/dashboard", as: "a dashboard", cookie: { name: "kogi_session", value: token() } },
    ];
    return [...figures, ...(await inBrowser(server.origin, pages))];
  } finally {
    await server.stop();
  }
}

// A page of empty lists is no measure.
async function untilFilled(server: RunningServer): Promise<void> {
  const isFilled = async () => server.output().includes("complete after");
  await until(isFilled, "the demo content is not there");
}

interface Asked {
  readonly language: string;
  /** What the page is called in the figures, where its address tells nothing. */
  readonly as?: string;
}

async function weigh(origin: string, path: string, { language, as = path }: Asked): Promise<readonly Figure[]> {
  const page = await take(new URL(path, origin), language);
  const html = gunzipSync(page).toString();
  // Every script that is loaded before the page is alive is preloaded or imported by the one script in the page.
  const scripts = /<link rel="modulepreload" href="([^"]+)"|(?:from|import) ?"([^"]+\.js)"/g;
  const styles = /<link[^>]* rel="stylesheet" href="([^"#]+)/g;
  const figure = (what: keyof typeof LIMITS, value: number): Figure => ({
    name: `web, ${as} in ${language.slice(0, 2)}, ${what}`,
    value,
    unit: "bytes",
    target: atMost(LIMITS[what]),
  });
  return [
    figure("page", page.length),
    figure("scripts", await takeAll(origin, html, scripts)),
    figure("styles", await takeAll(origin, html, styles)),
  ];
}

async function takeAll(origin: string, html: string, pattern: RegExp): Promise<number> {
  const addresses = new Set(
    [...html.matchAll(pattern)].map((found) => new URL(found[1] ?? found[2] ?? "", origin).href),
  );
  if (addresses.size === 0) throw new Error(`a page without ${pattern}`);
  const bodies = await Promise.all([...addresses].map((address) => take(new URL(address), "en")));
  return bodies.reduce((sum, body) => sum + body.length, 0);
}

/** The bytes that travel: what `fetch` gives is unpacked already. */
export async function take(url: URL, language: string): Promise<Buffer> {
  const request = get(url, { headers: { "accept-encoding": "gzip", "accept-language": language } });
  // The event's only value is the answer.
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${url.pathname} answered ${answer.statusCode}`);
  return Buffer.concat((await answer.toArray()) as Buffer[]); // nothing has set an encoding of text
}
