// What must hold when people are quick, late, or use no mouse: nothing twice, nothing lost, everything readable.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fund, startContract, submittedWork } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();

test("the work is approved by keyboard alone, and the focus comes back to the page", async () => {
  const { client, contract } = await submittedWork(kogi);
  const page = await kogi.window(client);
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, "Approve and release €1,000.00");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const opener = page.getByRole("link", { name: "Approve and release €1,000.00" });
  expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "Release €1,000.00");
  await page.keyboard.press("Enter");
  await page.getByText("Approved and paid.").waitFor();
});

test("a dialog gives the focus back to what opened it, however it is closed", async () => {
  const { page } = await kogi.visitor({});
  await page.goto("/settings/account");
  const opener = page.getByRole("link", { name: "Delete my account" });
  const dialog = page.getByRole("dialog");
  const ways = [
    () => page.keyboard.press("Escape"),
    () => dialog.getByRole("link", { name: "Close" }).click(),
    () => dialog.getByRole("link", { name: "Keep it" }).click(),
    () => page.goBack(),
  ];
  for (const close of ways) {
    await opener.click();
    await dialog.waitFor();
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
    await close();
    await dialog.waitFor({ state: "detached" });
    expect(await opener.evaluate((link) => link === document.activeElement), close.toString()).toBe(true);
  }
});

test("a double click releases once, and a stale tab is told so", async () => {
  const { client, freelancer, contract } = await submittedWork(kogi);
  // A page without JavaScript does not hear of what the other one does.
  const [page, stale] = [await kogi.window(client), await kogi.window(client, { javaScriptEnabled: false })];
  for (const tab of [page, stale]) {
    await tab.goto(`/contracts/${contract.contract_id}`);
    await tab.getByRole("link", { name: /^Approve and release/ }).click();
    await tab.getByRole("dialog").waitFor();
  }
  await page.getByRole("button", { name: "Release €1,000.00" }).dblclick();
  await page.getByText("Approved and paid.").waitFor();
  await stale.getByRole("button", { name: "Release €1,000.00" }).click();
  await stale.getByText("The milestone is not in a state for this.").first().waitFor();
  const wallet = await freelancer.api.payments.getWallet();
  expect(wallet.balances[0]?.clearing).toEqual({ amount: "90000", currency: "EUR" });
});

test("a person who is neither side sees no contract, proposal or payment", async () => {
  const { client, contract, milestones } = await startContract(kogi, [100_000]);
  const { transaction_id } = await fund(kogi, client, milestones[0]?.milestone_id ?? "");
  const stranger = await kogi.visitor({ user_type: "client" });
  for (const path of [
    `/contracts/${contract.contract_id}`,
    `/proposals/${contract.proposal_id}`,
    `/payments/${transaction_id}`,
  ]) {
    const answer = await stranger.page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
  }
});

const TABS_MAX = 80;

/** Presses Tab until the link or button with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < TABS_MAX; press += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === name) return;
  }
  throw new Error(`no ${TABS_MAX} presses of Tab lead to "${name}"`);
}
