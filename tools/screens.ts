// `npm run screens [-- --url URL] [--out FOLDER] [--only NAME,NAME]`: pictures of the main pages of a running server with its
// demo content, at 1440 and 390, light and dark, as small WebP files for the documents.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BrowserContext, type Page, request } from "playwright-core";
import sharp from "sharp";
import { launchBrowser } from "../apps/web/e2e/browser.ts";
import type { PortfolioCard } from "../packages/api-schema/portfolio-views.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:8080" },
    out: { type: "string", default: join(import.meta.dirname, "../docs/screens") },
    only: { type: "string" },
  },
});
const PASSWORD = "a good day at the workshop";
const PEOPLE = { freelancer: "m-mattsson@demo.kogi.test", client: "imogenehand@demo.kogi.test" };
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const SCHEMES = ["light", "dark"] as const;
const WEBP = { quality: 60, effort: 6 };
const ID = "[0-9a-f-]{36}";

interface Screen {
  readonly name: string;
  readonly who: keyof typeof PEOPLE | "nobody";
  readonly open: (page: Page) => Promise<unknown>;
  /** What is done once the page is alive, in each window. */
  readonly arrange?: (page: Page) => Promise<unknown>;
}

const at = (path: string) => (page: Page) => page.goto(path);

/** The first link of a page that leads to an address like this. */
const first = (list: string, pattern: RegExp) => async (page: Page) => {
  await page.goto(list);
  const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = links.find((link) => pattern.test(link));
  if (!found) throw new Error(`${list} has no link like ${pattern}`);
  await page.goto(found);
};

/** The provider's page for a milestone of a contract made for the picture. Nothing is paid by looking at it. */
async function openCheckout(page: Page): Promise<void> {
  const client = page.context().request;
  const freelancer = await request.newContext({ baseURL: values.url });
  await freelancer.post("/api/auth/sign-in", { data: { email: PEOPLE.freelancer, password: PASSWORD } });
  const { user } = await (await freelancer.get("/api/users/me")).json();
  const amount = { amount: "120000", currency: "EUR" };
  const offer = await client.post("/api/offers", {
    data: {
      user_id: user.user_id,
      title: "Drawings for a reading chair",
      total: amount,
      milestones: [{ title: "Sketches and plans", amount }],
      message: "As we talked about on Tuesday.",
    },
  });
  const { offer_id } = await offer.json();
  const agreed = await freelancer.post(`/api/offers/${offer_id}/acceptance`, {
    headers: { "idempotency-key": offer_id },
  });
  const { contract_id } = await agreed.json();
  await freelancer.dispose();
  await page.goto(`/contracts/${contract_id}`);
  await page
    .getByRole("link", { name: /^Protect/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button").first().waitFor();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL("**/sandbox/checkout/**");
}

const templates = ["grid", "story", "index", "hero", "columns", "type"] as const;

/** The first portfolio that stands in a template. */
async function openTemplate(page: Page, template: (typeof templates)[number]): Promise<void> {
  let address = "/api/portfolios?limit=100";
  for (;;) {
    const { data, next_cursor } = await (await page.context().request.get(address)).json();
    const found = data.find((one: PortfolioCard) => one.template === template && one.item_count > 2);
    if (found) {
      await page.goto(`/@${found.owner.handle}/${found.slug}`);
      return;
    }
    if (!next_cursor) throw new Error(`no portfolio with three pieces stands in ${template}`);
    address = `/api/portfolios?limit=100&cursor=${next_cursor}`;
  }
}

/** From its pieces of work on, below the bar that stays. */
const showWork = (page: Page) =>
  page.locator("[data-template]").evaluate((list) => {
    document.documentElement.style.scrollBehavior = "auto";
    window.scrollBy(0, list.getBoundingClientRect().top - 84);
  });

const ownPortfolio = first("/portfolios/mine", new RegExp(`^/portfolios/${ID}/edit$`));

async function openBuilder(page: Page): Promise<void> {
  await ownPortfolio(page);
  await page.goto(`${page.url().replace(/edit$/, "layout")}?width=desktop`);
}

async function openInsights(page: Page): Promise<void> {
  await ownPortfolio(page);
  await page.goto(page.url().replace(/portfolios\/(.+)\/edit$/, "portfolios/mine/$1/insights"));
}

const screens: readonly Screen[] = [
  { name: "home", who: "nobody", open: at("/") },
  { name: "projects", who: "nobody", open: at("/projects") },
  { name: "project", who: "nobody", open: first("/projects", new RegExp(`^/projects/${ID}$`)) },
  { name: "portfolio", who: "nobody", open: first("/portfolios", /^\/@[^/]+\/.+/) },
  { name: "profile", who: "nobody", open: at("/@m-mattsson") },
  { name: "proposal", who: "freelancer", open: first("/proposals", new RegExp(`^/proposals/${ID}$`)) },
  { name: "wallet", who: "freelancer", open: at("/wallet") },
  { name: "gallery", who: "nobody", open: at("/portfolios") },
  { name: "editor", who: "freelancer", open: ownPortfolio },
  {
    name: "builder",
    who: "freelancer",
    open: openBuilder,
    arrange: (page) => page.locator("summary").filter({ hasText: "Template" }).click(),
  },
  { name: "insights", who: "freelancer", open: openInsights },
  ...templates.map(
    (template): Screen => ({
      name: `template-${template}`,
      who: "nobody",
      open: (page) => openTemplate(page, template),
      arrange: showWork,
    }),
  ),
  { name: "contract", who: "client", open: first("/contracts?which=all", new RegExp(`^/contracts/${ID}$`)) },
  { name: "checkout", who: "client", open: openCheckout },
];

mkdirSync(values.out, { recursive: true });
const wanted = values.only?.split(",");
const browser = await launchBrowser();
const states = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();
try {
  for (const screen of screens) {
    if (wanted && !wanted.includes(screen.name)) continue;
    const context = await visit(screen.who);
    const page = await context.newPage();
    await screen.open(page);
    for (const window of WINDOWS) {
      await page.setViewportSize(window);
      // From the top, and what scrolls to its place does so once the page is there.
      await page.goto(page.url());
      await page.waitForLoadState("networkidle");
      await screen.arrange?.(page);
      await take(page, screen.name, window);
    }
    await context.close();
  }
} finally {
  await browser.close();
}

/** Signed in once for all of somebody's pictures: each sign-in tells them of itself. */
async function visit(who: Screen["who"]): Promise<BrowserContext> {
  const options = { baseURL: values.url, locale: "en-GB", timezoneId: "Europe/Berlin" };
  const storageState = states.get(who);
  const context = await browser.newContext(storageState ? { ...options, storageState } : options);
  if (who === "nobody" || storageState) return context;
  await context.request.post("/api/auth/sign-in", { data: { email: PEOPLE[who], password: PASSWORD } });
  states.set(who, await context.storageState());
  return context;
}

async function take(page: Page, name: string, window: (typeof WINDOWS)[number]): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForLoadState("networkidle");
    await page.evaluate(settleLook);
    const file = join(values.out, `${name}-${window.width}-${colorScheme}.webp`);
    const { size } = await sharp(await page.screenshot())
      .webp(WEBP)
      .toFile(file);
    process.stdout.write(`${file} ${Math.round(size / 1_000)} kB\n`);
  }
}

/** Runs in the page: what is in the window has arrived, and no colour is half way to the other scheme. */
async function settleLook(): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
  // What is not drawn or lies outside the window may never come.
  const isShown = (image: HTMLImageElement): boolean => {
    const { top, bottom, width } = image.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < window.innerHeight;
  };
  await Promise.allSettled([...document.images].filter(isShown).map((image) => image.decode()));
  for (let count = 0; count < 3; count++) await frame();
  await Promise.allSettled(document.getAnimations().map((running) => running.finished));
  await frame();
}
