// What a browser makes of the pages that people come to, by Lighthouse's own audits, on a phone and on a desk.
import lighthouse, { desktopConfig } from "lighthouse";
import { freePort } from "../apps/api/test/journeys/server.ts";
import { launchBrowser } from "../apps/web/e2e/browser.ts";
import { atLeast, atMost, type Figure } from "./figures.ts";

const PERFECT = ["accessibility", "best-practices", "seo"];
const DEVICES = ["phone", "desk"] as const;

export interface Looked {
  readonly path: string;
  /** What the page is called in the figures, where its address tells nothing. */
  readonly as?: string;
  /** For whoever is signed in: search engines are kept away from it, and that is no fault. */
  readonly cookie?: { readonly name: string; readonly value: string };
}

export async function inBrowser(origin: string, pages: readonly Looked[]): Promise<readonly Figure[]> {
  const port = await freePort();
  const browser = await launchBrowser({ debuggingPort: port });
  try {
    const figures: Figure[] = [];
    const cookies = pages.flatMap(({ path, cookie }) =>
      cookie ? [{ ...cookie, url: new URL(path, origin).href }] : [],
    );
    const session = await browser.newBrowserCDPSession();
    // Whoever is signed in is looked at last.
    for (const page of pages.toSorted((one, other) => Number(!!one.cookie) - Number(!!other.cookie))) {
      if (page.cookie) await session.send("Storage.setCookies", { cookies });
      for (const device of DEVICES) figures.push(...(await look(new URL(page.path, origin), page, { device, port })));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function look(
  url: URL,
  { path, as = path, cookie }: Looked,
  { device, port }: { readonly device: (typeof DEVICES)[number]; readonly port: number },
): Promise<readonly Figure[]> {
  const flags = {
    port,
    logLevel: "error" as const,
    onlyCategories: [...PERFECT, "performance"],
    disableStorageReset: cookie !== undefined, // else the cookie goes with it
  };
  const run = await lighthouse(url.href, flags, device === "desk" ? desktopConfig : undefined);
  if (!run) throw new Error(`Lighthouse said nothing of ${as}`);
  const { categories, audits, runtimeError, finalDisplayedUrl } = run.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not look at ${as}: ${runtimeError.message}`);
  if (new URL(finalDisplayedUrl).pathname !== url.pathname) throw new Error(`${as} led to ${finalDisplayedUrl}`);
  const score = (category: string): number => Math.round(100 * (categories[category]?.score ?? Number.NaN));
  const named = (what: string) => `web, ${as} on a ${device}, ${what}`;
  const isTold = (category: string) => category === "seo" && cookie !== undefined;
  return [
    ...PERFECT.map((category) => ({
      name: named(category),
      value: score(category),
      unit: "of 100",
      target: isTold(category) ? null : atLeast(100, "value"),
    })),
    { name: named("performance"), value: score("performance"), unit: "of 100" },
    {
      name: named("layout shift"),
      value: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
      unit: "",
      target: atMost(0),
    },
  ];
}
