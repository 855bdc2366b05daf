// A wallet speaks of what its owner has: a client's of what they protected. And a rate that is held for a minute says so.
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

test("a client reads what they protected, and nothing of withdrawals", async () => {
  const { client } = await submittedWork(kogi, [100_000]);
  const page = await kogi.window(client, { javaScriptEnabled: false });
  await page.goto("/wallet");
  await page.getByText("What you have protected for work you ordered.").waitFor();
  await page.getByText("Protected by you").waitFor();
  await page.getByText("€1,000.00").first().waitFor();
  for (const name of ["Set up withdrawals", "Add a bank account", "Verify your identity"])
    expect(await page.getByRole("link", { name }).count(), name).toBe(0);
  const nobody = await signUp(kogi, { user_type: "client" });
  const empty = await kogi.window(nobody, { javaScriptEnabled: false, locale: "de-DE" });
  await empty.goto("/wallet");
  await empty.getByText("Von dir ist gerade nichts gesichert").waitFor();
  await empty.getByRole("link", { name: "Deine Verträge" }).click();
  await empty.waitForURL(/\/contracts/);
});

test("a freelancer reads what they earned; a held rate counts its seconds and says when it is over", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  await kogi.settle();
  await kogi.advance(6 * 86_400_000);
  const page = await kogi.window(freelancer);
  await page.clock.install();
  await page.goto("/wallet");
  await page.getByText("What you have earned").waitFor();
  await page.getByRole("link", { name: "Exchange money" }).click();
  await page.getByLabel("You give").fill("100");
  await page.getByLabel("You get").selectOption("USD");
  await page.getByRole("button", { name: "See the rate" }).click();
  const timer = page.getByRole("timer");
  await timer.waitFor();
  expect(await timer.textContent()).toMatch(/^[56]\d seconds left$/);
  const until = await page.locator("time").last().textContent();
  expect(until).toMatch(/\d\d:\d\d:\d\d/);
  await page.clock.runFor(5_000);
  expect(await timer.textContent()).toMatch(/^[45]\d seconds left$/);
  await kogi.advance(61_000);
  await page.clock.runFor(61_000);
  await page.getByText("This rate is no longer held").waitFor();
  expect(await page.getByRole("button", { name: /^Change/ }).count()).toBe(0);
});
