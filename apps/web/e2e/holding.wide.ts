// Protected money may not be held for ever: both sides are warned, and see what happens then, and what did.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { fund, handIn, startContract, submittedWork } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { payWith } from "./pay-with.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false };
const MAX_DAYS = 90;
const WARN_DAYS = 14;

async function funded() {
  const work = await startContract(kogi, [100_000]);
  const milestoneId = work.milestones[0]?.milestone_id ?? "";
  await fund(kogi, work.client, milestoneId);
  return { ...work, milestoneId, path: `/contracts/${work.contract.contract_id}` };
}

const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test("nobody moves it: both are warned two weeks before, then it goes back, and the page says so", async () => {
  const { client, freelancer, path } = await funded();
  const early = await kogi.window(client, plain);
  await early.goto(path);
  await shows(early, "The money can stay protected until");
  expect(await early.getByRole("link", { name: /anew$/ }).count()).toBe(0);

  await kogi.advance((MAX_DAYS - WARN_DAYS) * DAY_MS + 1);
  for (const side of [client, freelancer]) {
    const page = await kogi.window(await signBackIn(kogi, side), plain);
    await page.goto(path);
    await shows(page, /If nobody moves it, it goes back to the client then\./);
    await page.goto("/notifications");
    await shows(page, /held/i);
  }

  await kogi.advance(WARN_DAYS * DAY_MS);
  const [payer, earner] = await Promise.all([client, freelancer].map((side) => signBackIn(kogi, side)));
  if (!payer || !earner) throw new Error("both sign in again");
  const after = await kogi.window(payer, plain);
  await after.goto(path);
  await shows(after, "The money went back to you.");
  const other = await kogi.window(earner, plain);
  await other.goto(path);
  await shows(other, "The money went back to the client.");
});

test("the client pays anew in time: protection goes on without a gap, and the old payment goes back", async () => {
  const { client, path, milestoneId } = await funded();
  await kogi.advance((MAX_DAYS - WARN_DAYS) * DAY_MS + 1);
  const payer = await signBackIn(kogi, client);
  const params = { milestone_id: milestoneId };
  const before = await payer.api.contracts.getMilestone({ params });
  const page = await kogi.window(payer);
  await page.goto(path);
  await page.getByRole("link", { name: /^Pay .* anew$/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Pay|anew/ })
    .click();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL(/\/payments\//);
  await kogi.settle();
  await page.goto(path);
  await shows(page, "The money can stay protected until");
  expect(await page.getByText(/If nobody moves it/).count()).toBe(0);
  const after = await payer.api.contracts.getMilestone({ params });
  expect(after).toMatchObject({ status: "funded", protected_amount: before.protected_amount });
  expect(Date.parse(after.held_until ?? "")).toBeGreaterThan(Date.parse(before.held_until ?? ""));
});

test("work that waits for an answer is approved by itself before the time is over, as its warning says", async () => {
  const { client, freelancer, path, milestoneId } = await funded();
  await kogi.advance((MAX_DAYS - 10) * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  const page = await kogi.window(await signBackIn(kogi, client), { ...plain, locale: "de-DE" });
  await page.goto(path);
  await shows(page, /Unbeantwortete Arbeit/);
  await kogi.advance(10 * DAY_MS);
  const after = await kogi.window(await signBackIn(kogi, freelancer), plain);
  await after.goto(path);
  await shows(after, "Approved and paid to your wallet.");
});

test("a part is approved; of the rest both read what is asked, and the freelancer's no leaves it protected", async () => {
  const { client, freelancer, contract } = await submittedWork(kogi, [100_000]);
  const path = `/contracts/${contract.contract_id}`;
  const payer = await kogi.window(client, plain);
  await payer.goto(path);
  await payer.getByRole("link", { name: /^Approve and release/ }).click();
  await payer.getByRole("link", { name: "Approve only a part" }).click();
  await payer.getByLabel("Release", { exact: true }).fill("600");
  await payer.getByRole("button", { name: "Release this part" }).click();
  await shows(payer, /The client wants the rest, €400\.00, back\./);
  const earner = await kogi.window(freelancer, plain);
  await earner.goto(path);
  await shows(earner, /The client wants the rest, €400\.00, back\./);
  await earner.getByRole("link", { name: "Do not agree" }).click();
  await earner.getByRole("dialog").getByRole("button", { name: "Do not agree" }).click();
  await shows(earner, /The freelancer does not agree about the rest, €400\.00\./);
  await payer.reload();
  await shows(payer, /The freelancer does not agree about the rest, €400\.00\./);
});
