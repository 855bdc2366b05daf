// Some months of visits: portfolios are looked at, liked and passed on, more of late than at first.
import { createClient } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { injectTransport } from "#platform/http/index.ts";
import { DEMO_SIGN_INS } from "./accounts.ts";
import { type DemoDoors, emailOf, type Visit } from "./people.ts";
import type { SeedPortfolio, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

// A year is as far as insights look back, and half of it is enough to be alive; each view is two rows.
const DAYS_MAX = 90;
const PORTFOLIOS_A_SCENE = 20;
const LIKED_EVERY = 5;
/** The newest of them least, which has been there for the shortest time anyway. */
const DRAWN = [0.45, 1, 1.7, 2.4] as const;
const ORIGINS: readonly (readonly [part: number, source: Visit["source"], host: string])[] = [
  [0.28, "direct", ""],
  [0.3, "kogi", ""],
  [0.16, "search", "google.com"],
  [0.05, "search", "bing.com"],
  [0.09, "social", "linkedin.com"],
  [0.04, "social", "instagram.com"],
  [0.05, "other", "studio-notes.example"],
  [0.03, "other", "makers-weekly.example"],
];
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

export function visitScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  const busy = new Set(seeds.people.filter((one) => isSignIn(emailOf(one))).map((one) => one.key));
  const drawn = drawnBy(seeds);
  const scenes: Scene[] = [];
  for (let first = 0; first < seeds.portfolios.length; first += PORTFOLIOS_A_SCENE) {
    const some = seeds.portfolios.slice(first, first + PORTFOLIOS_A_SCENE);
    scenes.push({
      at: end,
      what: "portfolios",
      play: async (stage) => {
        for (const one of some)
          await doors.countViews(await visitsOf(stage, one, busy.has(one.owner) ? 4 : 0.5 * (drawn.get(one.key) ?? 1)));
      },
    });
  }
  for (const [place, portfolio] of seeds.portfolios.entries()) {
    if (busy.has(portfolio.owner)) scenes.push(...gestures(seeds, end, portfolio, { likes: 16, shares: 9 }));
    else if (place % LIKED_EVERY === 0) scenes.push(...gestures(seeds, end, portfolio, { likes: 2, shares: 0 }));
  }
  return scenes;
}

/** How well each portfolio is seen: those with one picture in front differ, or it would stand beside itself by views. */
function drawnBy({ portfolios }: Seeds): ReadonlyMap<string, number> {
  const newestFirst = portfolios.toSorted((one, other) => one.published_days_ago - other.published_days_ago);
  const alike = Map.groupBy(newestFirst, ({ items }) => items[0]?.picture);
  return new Map(
    [...alike.values()].flatMap((group) =>
      group.map(({ key }, place) => [key, DRAWN[Math.min(place, DRAWN.length - 1)] ?? 1] as const),
    ),
  );
}

export const isSignIn = (email: string): boolean => DEMO_SIGN_INS.some((one) => one.email === email);

/** The same numbers from 0 up to 1 each time for a key: the demo is one and the same wherever it is played. */
function numbers(key: string): () => number {
  let state = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function visitsOf(stage: Stage, seed: SeedPortfolio, viewersADay: number): Promise<Visit[]> {
  const portfolioId = await portfolioOf(stage, seed);
  const items = await stage.app.platform.db
    .selectFrom("portfolios.items")
    .select("item_id")
    .where("portfolio_id", "=", portfolioId)
    .orderBy("position")
    .execute();
  const next = numbers(seed.key);
  const views: Visit[] = [];
  const days = Math.min(DAYS_MAX, seed.published_days_ago);
  for (let ago = days; ago >= 0; ago -= 1) {
    const at = addMs(stage.end, -ago * DAY_MS);
    const day = at.toISOString().slice(0, 10);
    const weekend = at.getUTCDay() % 6 === 0 ? 0.5 : 1;
    const growing = 0.6 + (0.8 * (days - ago)) / days;
    const wanted = viewersADay * weekend * growing * 2 * next();
    for (let n = 0; n + next() < wanted; n += 1) {
      const who = `demo-${ago}-${n}`;
      const from = { portfolioId, day, viewer: who, network: who, ...originOf(next()) };
      views.push({ ...from, pageId: portfolioId });
      for (const [place, { item_id }] of items.entries())
        if (next() < 0.5 / (place + 1)) views.push({ ...from, pageId: item_id });
    }
  }
  return views;
}

function originOf(number: number): Pick<Visit, "source" | "host"> {
  let reached = 0;
  for (const [part, source, host] of ORIGINS) {
    reached += part;
    if (number < reached) return { source, host };
  }
  return { source: "direct", host: "" };
}

/** Likes and shares through the routes, each on a day of its own. */
function gestures(seeds: Seeds, end: Date, seed: SeedPortfolio, wanted: { likes: number; shares: number }): Scene[] {
  const next = numbers(`gestures of ${seed.key}`);
  const days = Math.min(DAYS_MAX, seed.published_days_ago) - 1;
  const someDay = () => Math.floor(days * next() ** 1.5);
  const start = Math.floor(next() * seeds.people.length);
  const others = [...seeds.people.slice(start), ...seeds.people.slice(0, start)].filter(
    (one) => one.key !== seed.owner,
  );
  const scenes: Scene[] = [];
  for (const { key, joined_days_ago } of others.slice(0, wanted.likes)) {
    const ago = Math.min(someDay(), joined_days_ago - 1);
    if (ago < 0) continue;
    scenes.push({
      at: daysBefore(end, ago, key),
      what: "portfolios",
      play: async (stage) => {
        const params = { portfolio_id: await portfolioOf(stage, seed) };
        await stage.as(key).portfolios.likePortfolio({ params });
      },
    });
  }
  for (let n = 0; n < wanted.shares; n += 1)
    scenes.push({
      at: daysBefore(end, someDay(), `${seed.key} ${n}`),
      what: "portfolios",
      play: async (stage) => {
        const visitor = injectTransport(stage.app.fastify, { "user-agent": BROWSER }, `203.0.113.${n + 1}`);
        const params = { portfolio_id: await portfolioOf(stage, seed) };
        await createClient(contracts, visitor).portfolios.sharePortfolio({ params });
      },
    });
  return scenes;
}

async function portfolioOf(stage: Stage, seed: SeedPortfolio): Promise<string> {
  const row = await stage.app.platform.db
    .selectFrom("portfolios.portfolios")
    .select("portfolio_id")
    .where("user_id", "=", stage.idOf(seed.owner))
    .where("slug", "=", seed.slug)
    .executeTakeFirst();
  assert(row, `the demo portfolio ${seed.key} is published before it is looked at`);
  return row.portfolio_id;
}
