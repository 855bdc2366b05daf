// What a contract's pages say when something waits, is taken back, or ends: told by what really happened.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { approve, eur, startContract, submittedWork } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false };

test("the first page names a rest that waits; a proposal is taken back, and a contract without money promises no reviews", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000, 80_000]);
  await approve(client, milestoneId, { amount: eur(60_000), rest: "refund" });
  const maker = await kogi.window(freelancer, plain);
  await maker.goto("/dashboard");
  await maker.getByRole("link", { name: "A part is approved. Say what becomes of the rest" }).waitFor();
  const german = await kogi.window(client, { ...plain, locale: "de-DE" });
  await german.goto("/dashboard");
  await german.getByText("Gerade braucht dich nichts").waitFor();

  const { client: payer, contract } = await startContract(kogi, [50_000]);
  await payer.api.contracts.proposeMilestone({
    params: { contract_id: contract.contract_id },
    body: { title: "One more sign", amount: eur(20_000) },
  });
  const page = await kogi.window(payer, plain);
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Your proposal is taken back. We have told the other side.").waitFor();
  await page.getByText("took back a milestone").waitFor();
  await page.getByRole("link", { name: "End the contract" }).click();
  await page.getByText("No money was ever protected, so nobody reviews it.").waitFor();
  await page.getByRole("button", { name: "End contract", exact: true }).click();
  await page.getByText("No money was ever protected in this contract, so nobody reviews it.").waitFor();
  expect(await page.getByText("The time for reviews is over.").count()).toBe(0);
});

test("what time approved is told in words, in both languages", async () => {
  const { client, freelancer, contract } = await submittedWork(kogi, [100_000]);
  await kogi.advance(14 * DAY_MS + 1);
  const path = `/contracts/${contract.contract_id}`;
  const page = await kogi.window(await signBackIn(kogi, client), plain);
  await page.goto(path);
  await page.getByText("approved, because nobody answered in time,").waitFor();
  const german = await kogi.window(await signBackIn(kogi, freelancer), { ...plain, locale: "de-DE" });
  await german.goto(path);
  await german.getByText("hat Arbeit abgenommen, weil niemand rechtzeitig geantwortet hat:").waitFor();
});
