// A maker shows a film and a document: the film by a still that her browser takes, or a picture of hers, the document by
// its first page.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { mp4, pdfPage } from "#test/films.ts";
import { jpeg } from "#test/pictures.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

/** A second of a moving square, as this browser records it. */
async function recordFilm(page: Page): Promise<Buffer> {
  const recorded = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
    const brush = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let step = 0; step < 20; step += 1) {
      if (brush) brush.fillStyle = `hsl(${step * 18} 80% 50%)`;
      brush?.fillRect(0, 0, 320, 180);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  });
  return Buffer.from(recorded);
}

test("a film stands behind its still, then behind a picture chosen without JavaScript; a document shows its page", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const { page, api } = ana;
  const { portfolio_id, slug, owner } = await api.portfolios.createPortfolio({ body: { title: "Moving" } });
  const params = { portfolio_id };
  await page.goto(`/portfolios/${portfolio_id}/items/new`);
  await page.getByLabel("Title").fill("A square");
  await page.getByLabel("What it is").selectOption("video");
  const buffer = await recordFilm(page);
  const files = page.locator('input[type="file"][name="media"]');
  await files.setInputFiles([
    { name: "square.webm", mimeType: "video/webm", buffer },
    { name: "offer.pdf", mimeType: "application/pdf", buffer: pdfPage("BT /F1 48 Tf 80 700 Td (Hello) Tj ET") },
  ]);
  await page.locator('input[name^="still:"]').waitFor({ state: "attached", timeout: 20_000 });
  await page.getByLabel("A picture that stands for square.webm", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.waitForURL(`**/portfolios/${portfolio_id}/edit`);
  await kogi.settle();
  await api.portfolios.publishPortfolio({ params });
  const shown = async () => (await api.portfolios.listItems({ params })).data[0];
  const [film, document] = (await shown())?.media ?? [];
  expect(film).toMatchObject({ kind: "video", width: 320, height: 180, poster_media_id: expect.any(String) });
  expect(film?.duration_ms).toBeGreaterThan(500);
  expect(document).toMatchObject({ kind: "document", pages: 1 });

  await page.goto(`/@${owner.handle}/${slug}`);
  expect(await page.locator("video").getAttribute("poster")).toContain("/media/");
  // Whoever passes the link on is shown a picture: programs that read it from outside need the whole address.
  const head = (name: string) => page.locator(`meta[property="${name}"]`).getAttribute("content");
  expect(await head("og:url")).toBe(`${kogi.origin}/@${owner.handle}/${slug}`);
  expect(await head("og:image")).toMatch(new RegExp(`^${kogi.origin}/media/`));
  await page.getByText("Length 0:01").waitFor();
  await page.getByRole("img", { name: "First page of offer.pdf" }).waitFor();
  await page.getByText("1 page", { exact: false }).waitFor();
  for (const { colorScheme, viewport } of windows) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    expect(await faultsOf(page)).toEqual([]);
  }

  const plain = await kogi.window(ana, { javaScriptEnabled: false });
  await plain.goto(`/portfolios/${portfolio_id}/items/${(await shown())?.item_id}`);
  await plain
    .locator(`input[name="poster:${film?.media_id}"]`)
    .setInputFiles({ name: "red.jpg", mimeType: "image/jpeg", buffer: await jpeg({ colour: "#c01010" }) });
  await plain.getByRole("button", { name: "Save" }).click();
  await plain.waitForURL(`**/portfolios/${portfolio_id}/edit`);
  await kogi.settle();
  const changed = (await shown())?.media[0]?.poster_media_id;
  expect(changed).not.toBe(film?.poster_media_id);
});

test("a film that came without a still says so to its owner, until a picture stands for it", async () => {
  const { page, api } = await kogi.visitor({ name: "Ben Ode" });
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title: "Sent by a program" } });
  const { media_id } = await api.media.uploadMedia({ query: { name: "reel.mp4" }, body: await mp4(8) });
  const params = { portfolio_id };
  const body = { kind: "video" as const, title: "Reel", media: [media_id] };
  const { item_id } = await api.portfolios.addItem({ params, body });
  await kogi.settle();
  const hint = page.getByText("reel.mp4 has no picture that stands for it.");
  await page.goto(`/portfolios/${portfolio_id}/edit`);
  await hint.waitFor();
  await page.goto(`/portfolios/${portfolio_id}/items/${item_id}`);
  await page.getByText("There is none yet").waitFor();
  await page.getByText("it may show its author’s name").waitFor();
  const picture = { name: "red.jpg", mimeType: "image/jpeg", buffer: await jpeg({ colour: "#c02020" }) };
  await page.locator(`input[name="poster:${media_id}"]`).setInputFiles(picture);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**/portfolios/${portfolio_id}/edit`);
  await kogi.settle();
  await page.reload();
  await page.getByText("Reel").first().waitFor();
  expect(await hint.count()).toBe(0);
});
