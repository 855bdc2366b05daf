// The connection breaks while something is sent: nobody is told what nobody knows, and what was typed stays.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { submittedWork } from "#test/hiring.ts";
import { draftOf } from "./portfolio-drafts.ts";
import { site } from "./site.ts";

const kogi = site();

/** What is posted from here on is lost on its way. */
async function losing(page: Page): Promise<() => Promise<void>> {
  await page.route("**/*.data**", (route) =>
    route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
  );
  return () => page.unroute("**/*.data**");
}

test("a release that was lost on its way is not told as undone, and can be pressed again", async () => {
  const { client, freelancer, contract } = await submittedWork(kogi);
  const page = await kogi.window(client);
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("link", { name: /^Approve and release/ }).click();
  const dialog = page.getByRole("dialog");
  const back = await losing(page);
  await dialog.getByRole("button", { name: "Release €1,000.00" }).click();
  await dialog.getByText("we do not know whether this arrived. You can send it again", { exact: false }).waitFor();
  expect(await page.getByText("Something broke").count()).toBe(0);
  await back();
  await dialog.getByRole("button", { name: "Release €1,000.00" }).click();
  await page.getByText("Approved and paid.").waitFor();
  const wallet = await freelancer.api.payments.getWallet();
  expect(wallet.balances[0]?.clearing).toEqual({ amount: "90000", currency: "EUR" });
});

test("what arrived while its answer was lost is done once, though the page was looked at again meanwhile", async () => {
  const { client, contract } = await submittedWork(kogi);
  const page = await kogi.window(client);
  await page.goto(`/contracts/${contract.contract_id}?dialog=propose_milestone`);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is done").fill("One more sign");
  await dialog.getByLabel("Amount", { exact: true }).fill("300");
  await page.route("**/*.data**", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    return route.abort("internetdisconnected");
  });
  const send = dialog.getByRole("button", { name: /propose/i });
  await send.click();
  await dialog.getByText("we do not know whether this arrived", { exact: false }).waitFor();
  await page.unroute("**/*.data**");
  const key = page.locator("dialog[open] [name=idempotency_key]");
  const sent = await key.inputValue();
  // The news of it make the page look again, and its loader makes a key anew.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  expect(await key.inputValue()).toBe(sent);
  await send.click();
  await page.getByText("One more sign").first().waitFor();
  const { milestones } = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(milestones.filter(({ title }) => title === "One more sign")).toHaveLength(1);
});

test("what was typed stays in its form, and a page that is lost says so", async () => {
  const { page } = await kogi.visitor({ name: "Ana Sol" });
  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Add a link" }).waitFor();
  await page.getByLabel("What you do, in a line").fill("Signs for trams");
  const back = await losing(page);
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("main").getByText("Look whether it is done before you repeat it", { exact: false }).waitFor();
  expect(await page.getByLabel("What you do, in a line").inputValue()).toBe("Signs for trams");
  await back();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Look whether it is done").waitFor({ state: "detached" });

  await page.route("**/*.data**", (route) => route.abort("internetdisconnected"));
  await page.getByRole("link", { name: "Find projects" }).first().click();
  await page.getByRole("heading", { name: "Kogi cannot be reached" }).waitFor();
});

test("a button whose page has no place for an answer says it all the same, and a read piece of news keeps the focus", async () => {
  const { client } = await submittedWork(kogi);
  const page = await kogi.window(client);
  await page.goto("/notifications");
  const back = await losing(page);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  const notice = page.getByRole("alert").filter({ hasText: "do not know whether this arrived" });
  await notice.getByRole("button", { name: "Close" }).click();
  await notice.waitFor({ state: "detached" });
  await back();
  const marks = page.getByRole("button", { name: "Mark as read" });
  const unread = await marks.count();
  const item = page.getByRole("listitem").filter({ has: marks }).first();
  const title = await item.getByRole("link").first().textContent();
  await marks.first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => marks.count()).toBe(unread - 1);
  expect(title).toContain(await page.evaluate(() => document.activeElement?.textContent ?? "nothing"));
});

test("a like that is lost takes its heart back and says so beside it", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const portfolio_id = await draftOf(ana, ["Line 4"]);
  const { owner, slug } = await ana.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  const { page } = await kogi.visitor({ name: "Ben Lux" });
  await page.goto(`/@${owner.handle}/${slug}`);
  const back = await losing(page);
  const like = page.getByRole("button", { name: /^Like/ });
  await like.click();
  await page.getByRole("alert").filter({ hasText: "do not know whether this arrived" }).waitFor();
  expect(await like.getAttribute("aria-pressed")).toBe("false");
  await back();
  await like.click();
  await page.getByRole("button", { name: /nlike|Take/, pressed: true }).waitFor();
  expect(await page.getByText("do not know whether this arrived").count()).toBe(0);
});

test("the last words typed in the builder go along, to publishing and to any other page", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const body = { title: "Signs for trams", description: "Signs and maps.", category_id: "brand-identity" };
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body });
  const { page } = ana;
  const kept = async () => {
    const { draft } = await ana.api.portfolios.getLayout({ params: { portfolio_id } });
    return JSON.stringify(draft.blocks);
  };
  const field = page.getByRole("listitem", { name: "1. Text", exact: true }).getByRole("textbox", { name: "Text" });
  const open = async () => {
    await page.goto(`/portfolios/${portfolio_id}/layout`);
    await page.getByTitle("Drag to another place").first().waitFor();
  };
  await open();
  await field.fill("Typed and gone to publish");
  await page.getByRole("button", { name: "Publish the portfolio" }).click();
  await page.waitForURL("**/edit");
  expect(await kept()).toContain("Typed and gone to publish");
  await open();
  await field.fill("Typed and gone home");
  await page.getByRole("link", { name: "Your portfolios" }).first().click();
  await page.waitForURL("**/portfolios/mine");
  expect(await kept()).toContain("Typed and gone home");
});
