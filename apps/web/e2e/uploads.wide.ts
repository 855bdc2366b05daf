// Files on their way: a page that is left, many at once, a connection that goes.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { film } from "#test/pictures.ts";
import { draftOf, picture } from "./portfolio-drafts.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();
const PIECE_BYTES = 8_000_000;

/** The pieces that leave this page from now on, with where they begin and what they hold. */
function watchPieces(page: Page) {
  const pieces: { readonly offset: number; readonly bytes: number }[] = [];
  page.on("request", (request) => {
    if (request.method() !== "PATCH" || !request.url().includes("/api/uploads/")) return;
    const offset = Number(request.headers()["upload-offset"]);
    pieces.push({ offset, bytes: request.postDataBuffer()?.length ?? 0 });
  });
  return pieces;
}

/** Holds every piece from the nth on. */
async function holdPieces(page: Page, from: number) {
  const go = Promise.withResolvers<void>();
  let seen = 0;
  await page.route("**/api/uploads/*", async (route) => {
    if (route.request().method() === "PATCH" && ++seen >= from) await go.promise;
    // The page may be gone by then.
    return route.fallback().catch(() => undefined);
  });
  return go;
}

/** Loses every piece from the nth on, so that nothing of it arrives. */
async function losePieces(page: Page, from: number): Promise<void> {
  let seen = 0;
  await page.route("**/api/uploads/*", (route) =>
    route.request().method() === "PATCH" && ++seen >= from ? route.abort("internetdisconnected") : route.fallback(),
  );
}

async function openNewWork(ana: Visitor): Promise<string> {
  const portfolioId = await draftOf(ana, []);
  await ana.page.goto(`/portfolios/${portfolioId}/items/new`);
  return portfolioId;
}

const files = (page: Page) => page.getByLabel("Files", { exact: false }).last();

test("after a reload half way the same file goes on from there", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  page.on("dialog", (dialog) => dialog.accept());
  const folder = await mkdtemp(join(tmpdir(), "kogi-film-"));
  const path = join(folder, "far.mp4");
  const content = film(20);
  await writeFile(path, content);
  try {
    const portfolioId = await openNewWork(ana);
    await losePieces(page, 2);
    const arrived = page.waitForResponse((answer) => answer.request().method() === "PATCH");
    await files(page).setInputFiles(path);
    await arrived;
    await page.reload();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    expect(await page.evaluate(() => localStorage.length)).toBe(1);

    const pieces = watchPieces(page);
    const rest = await holdPieces(page, 1);
    await page.getByLabel("Title").fill("A long way");
    // Else it is refused as no picture, where it was looked at before the form is sent.
    await page.getByLabel("What it is").selectOption("video");
    await files(page).setInputFiles(path);
    await page.getByText(`Going on at ${Math.floor((100 * PIECE_BYTES) / content.length)}%`).waitFor();
    rest.resolve();
    await page
      .getByText("Uploaded, being looked at")
      .or(page.getByLabel("A picture that stands for"))
      .first()
      .waitFor();
    expect(pieces.map(({ offset }) => offset)).toEqual([PIECE_BYTES, 2 * PIECE_BYTES]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole("button", { name: "Add to portfolio" }).click();
    await page.getByText("A long way").waitFor();
    const { items } = await ana.api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } });
    expect(items[0]?.media.map(({ name, bytes }) => [name, bytes])).toEqual([["far.mp4", content.length]]);
    const { open_uploads } = await ana.api.media.getStorage({});
    expect(open_uploads).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("whoever signs out leaves no names of files in the browser", async () => {
  const { page } = await kogi.visitor({});
  // Its last try after signing out is refused, which the browser notes.
  await page.routeWebSocket("**/api/live", () => undefined);
  await page.goto("/dashboard");
  await page.evaluate(() => localStorage.setItem("kogi-uploads", '[{"print":"far.mp4","address":"/api/uploads/1"}]'));
  await page.getByRole("button", { name: "Account", exact: false }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("of the 24 pictures of a gallery three are sent at a time, and all of them arrive", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["Line 4"]);
  await page.goto(`/portfolios/${portfolioId}/layout`);
  await page.getByTitle("Drag to another place").first().waitFor();
  await page.getByLabel("New block").selectOption({ label: "Gallery" });
  await page.getByRole("button", { name: "Add block" }).click();
  const gallery = page.getByRole("listitem", { name: /\. Gallery$/ });
  const go = await holdPieces(page, 1);
  const colours = Array.from({ length: 24 }, (_, nth) => `#${(nth * 10 + 10).toString(16).padStart(2, "0")}40aa`);
  const pictures = await Promise.all(colours.map((colour, nth) => picture(`sign-${nth}.jpg`, colour)));
  await gallery.locator('input[type="file"]').setInputFiles(pictures);
  await page.getByRole("button", { name: "Pause sign-2.jpg" }).waitFor();
  expect(await page.getByText("Waiting for its turn").count()).toBe(21);
  expect((await ana.api.media.getStorage({})).open_uploads).toBeLessThanOrEqual(3);
  go.resolve();
  await page.getByLabel("What sign-23.jpg shows", { exact: false }).waitFor();
  for (const { name } of pictures) await page.getByLabel(`What ${name} shows`, { exact: false }).waitFor();
  expect(await page.getByText("too many unfinished", { exact: false }).count()).toBe(0);
});

test("an upload that lost its connection goes on by itself once it is back", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  await openNewWork(ana);
  await page.route("**/api/uploads**", (route) => route.abort("internetdisconnected"));
  await files(page).setInputFiles(await picture("far.jpg", "#cc3a0c"));
  await page.getByText("it goes on by itself once you are connected again", { exact: false }).waitFor();
  await page.unroute("**/api/uploads**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByLabel("What far.jpg shows", { exact: false }).waitFor();
});
