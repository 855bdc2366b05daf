// How a portfolio does: what visitors leave behind, and what its owner reads of it.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { draftOf } from "./portfolio-drafts.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test("a visit and a share without JavaScript show up in the owner's figures, which nobody else sees", async () => {
  const ana = await kogi.visitor({}, { ...windows[0], acceptDownloads: true });
  const portfolioId = await draftOf(ana, ["Lamp", "Chair"]);
  const params = { portfolio_id: portfolioId };
  const { owner, slug } = await ana.api.portfolios.publishPortfolio({ params });
  const address = `/@${owner.handle}/${slug}`;
  const plain = { javaScriptEnabled: false, userAgent: CHROME };
  const ben = await kogi.visitor({}, plain);
  // What leads away is shown instead: tests open no other site.
  await ben.page.context().route(/\/share\/linkedin$/, async (route) => {
    const { location = "" } = (await route.fetch({ maxRedirects: 0 })).headers();
    await route.fulfill({ body: location, contentType: "text/plain" });
  });

  await ben.page.goto(address, { referer: "https://www.google.com/" });
  await ben.page.getByRole("link", { name: "Lamp" }).click();
  await ben.page.getByRole("heading", { name: "Lamp", level: 1 }).waitFor();
  await ben.page.goBack();
  const share = ben.page.getByRole("button", { name: /^Share / });
  await share.click();
  expect(await ben.page.getByLabel("Address of this portfolio").inputValue()).toBe(`${kogi.origin}${address}`);
  const opened = ben.page.context().waitForEvent("page");
  await ben.page.getByRole("link", { name: "On LinkedIn" }).click();
  await (await opened)
    .getByText(`https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(kogi.origin + address)}`)
    .waitFor();
  const insights = `/portfolios/mine/${portfolioId}/insights`;
  expect((await ben.page.goto(insights))?.status()).toBe(403);
  await expect
    .poll(async () => (await ana.api.portfolios.getInsights({ params })).totals)
    .toEqual({ views: 2, viewers: 1, likes: 0, shares: 1 });

  const { page } = ana;
  await page.goto("/portfolios/mine");
  await page.getByRole("link", { name: "Insights" }).click();
  await page.getByRole("img", { name: /^Views a day, .*: 2 in all, most on .* with 2$/ }).waitFor();
  await page.getByText("google.com 1").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${address}/${(await ana.api.portfolios.listItems({ params })).data[0]?.item_id}`);
  expect(await faultsOf(page)).toEqual([]);
  await page.goBack();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV: By page" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.split("\r\n").slice(1, 4)).toEqual(["portfolio,,1,0", "item,Lamp,1,0", "item,Chair,0,0"]);

  const still = await kogi.window(ana, plain);
  await still.goto(insights);
  await still.getByRole("link", { name: "A year" }).click();
  await still.getByRole("link", { name: /^Shares/ }).click();
  await still.getByRole("heading", { name: "Shares a week" }).waitFor();
  await still.getByText("Show as a table").click();
  await still.getByRole("table", { name: "Shares a week" }).waitFor();

  const small = await kogi.window(ana, windows[1]);
  await small.goto(still.url());
  await small.getByText("Show as a table").click();
  expect(await faultsOf(small)).toEqual([]);
});
