// Every form that matters is a form: it works before, and without, JavaScript.
import { expect, test } from "vitest";
import { contractBetween, fund, handIn, postProject, submittedWork } from "#test/hiring.ts";
import { CARDS } from "#test/paying.ts";
import { payWith } from "./pay-with.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false };

test("a proposal with milestones is written, its fees worked out, and sent", async () => {
  const client = await kogi.visitor({ user_type: "client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer" }, plain);
  const { project_id } = await postProject(client);
  const { page } = freelancer;
  await page.goto(`/projects/${project_id}/propose`);
  await page.getByLabel("Cover letter").fill("I would start with the sign.");
  await page.getByLabel("Your price").fill("1,800.00");
  await page.getByRole("button", { name: "Add a milestone" }).click();
  await page.getByLabel("What is done").fill("The sign");
  await page.getByLabel("Amount").fill("1800");
  await page.getByRole("button", { name: "Add a milestone" }).click();
  await page.getByRole("group", { name: "Milestone 2" }).getByLabel("What is done").fill("Not this one");
  await page.getByRole("button", { name: "Remove milestone 2" }).click();
  await page.getByRole("button", { name: "Work out the fees" }).click();
  await page.getByText("€1,620.00").waitFor();
  expect(await page.getByLabel("Cover letter").inputValue()).toBe("I would start with the sign.");
  await page.getByRole("button", { name: "Send proposal" }).click();
  await page.waitForURL("**/proposals/*");
  const { data } = await freelancer.api.projects.listMyProposals({ query: { role: "freelancer" } });
  expect(data).toMatchObject([{ amount: { amount: "180000" }, milestones: [{ title: "The sign" }] }]);
});

test("the price calculator says the price that a total, fees included, leaves", async () => {
  const { page } = await kogi.visitor({ user_type: "client" }, plain);
  await page.goto("/fees");
  await page.getByLabel("Amount", { exact: true }).fill("1,044.88");
  await page.getByLabel("The total, fees included").check();
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByText("€1,000.00").first().waitFor();
  expect(await page.getByLabel("The total, fees included").isChecked()).toBe(true);
  await page.getByLabel("Amount", { exact: true }).fill("0.10");
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByText("The fees would be more than this. Type a larger total.").first().waitFor();
});

test("a milestone is paid, handed in and approved, and the payment page finds out by itself", async () => {
  const client = await kogi.visitor({ user_type: "client" }, plain);
  const freelancer = await kogi.visitor({ user_type: "freelancer" }, plain);
  const { contract } = await contractBetween(client, freelancer, [100_000]);
  const path = `/contracts/${contract.contract_id}`;

  await client.page.goto(path);
  await client.page.getByRole("link", { name: "Protect €1,000.00" }).click();
  await client.page.getByRole("dialog").getByRole("button", { name: /^Pay / }).click();
  await payWith(client.page, CARDS.declined);
  await client.page.getByRole("link", { name: "Back to Kogi without paying" }).click();
  const refused = client.page.getByText("Visa •••• 0002 was not accepted");
  await refused.waitFor();
  // Back from a second try, before the provider's word is here: the first one's refusal is no longer the state.
  const here = client.page.url();
  await client.page.goto(`${here}?paid=1`);
  await client.page.getByRole("heading", { name: "Waiting for your bank’s word" }).waitFor();
  expect(await refused.count()).toBe(0);
  await client.page.goto(here);
  await client.page.getByRole("button", { name: "Try another card" }).click();
  await payWith(client.page, CARDS.approved);
  await client.page.getByRole("heading", { name: "€1,000.00 are protected" }).waitFor();

  await freelancer.page.goto(path);
  await freelancer.page.getByRole("link", { name: "Hand in the work" }).click();
  await freelancer.page.getByRole("button", { name: "Hand in", exact: true }).click();
  await freelancer.page.getByText("This is needed.").first().waitFor();
  await freelancer.page.getByLabel("What you hand in").fill("All of it.");
  await freelancer.page.getByRole("button", { name: "Hand in", exact: true }).click();
  await freelancer.page.getByText("Handed in. The client looks at it.").waitFor();

  await client.page.goto(path);
  await client.page.getByRole("link", { name: /^Approve and release/ }).click();
  await client.page.getByRole("link", { name: "Approve only a part" }).click();
  await client.page.getByLabel("Release", { exact: true }).fill("600");
  await client.page.getByRole("button", { name: "Release this part" }).click();
  await client.page.getByText("The client wants the rest, €400.00, back.").waitFor();

  // The rest goes back with the freelancer's word alone.
  await freelancer.page.goto(path);
  await freelancer.page.getByRole("link", { name: "Agree", exact: true }).click();
  await freelancer.page.getByRole("button", { name: "Agree", exact: true }).click();
  await freelancer.page.getByText("Approved and paid to your wallet.").waitFor();
  const after = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(after.milestones[0]).toMatchObject({
    released_amount: { amount: "60000" },
    refunded_amount: { amount: "40000" },
  });
});

test("earnings are withdrawn to a bank account after the identity is verified", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await client.api.contracts.approveMilestone({
    params: { milestone_id: milestoneId },
    body: {},
    idempotencyKey: milestoneId,
  });
  await kogi.advance(6 * 86_400_000);
  const page = await kogi.window(freelancer, plain);
  await page.goto("/wallet");
  await page.getByRole("link", { name: "Verify identity" }).click();
  await page.getByLabel("Legal name").fill("Fred Free");
  await page.getByLabel("Date of birth").fill("1991-04-12");
  await page.getByLabel("Country you live in").selectOption("SE");
  await page.getByRole("button", { name: "Verify identity" }).click();
  await page.waitForURL("**/wallet");
  await kogi.settle();
  await page.goto("/wallet/bank-account");
  await page.getByLabel("IBAN").fill("SE00 0000");
  await page.getByRole("button", { name: "Add a bank account" }).click();
  await page.getByText("One thing needs your attention").waitFor();
  await page.getByLabel("IBAN").fill("SE45 5000 0000 0583 9825 7466");
  await page.getByRole("button", { name: "Add a bank account" }).click();
  await page.waitForURL("**/wallet");
  // A new account waits a day.
  await kogi.advance(86_400_000);
  await page.goto("/wallet");
  await page.getByRole("link", { name: "Withdraw" }).click();
  await page.getByLabel("How much").fill("9,000");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("There are €900.00 in your wallet.").first().waitFor();
  await page.getByLabel("How much").fill("600");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Withdraw €600.00?" }).waitFor();
  await page.getByRole("link", { name: "Change" }).click();
  expect(await page.getByLabel("How much").inputValue()).toBe("600");
  expect(await page.getByText("needs your attention").count()).toBe(0);
  await page.getByLabel("How much").fill("900");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Withdraw €900.00?" }).waitFor();
  await page.getByRole("button", { name: "Withdraw €900.00" }).click();
  await page.waitForURL("**/wallet");
  await kogi.settle();
  const { data } = await freelancer.api.payments.listPayouts({});
  expect(data.map(({ amount, status }) => [amount.amount, status])).toEqual([["90000", "paid"]]);
  await page.goto("/wallet");
  await page.getByRole("cell", { name: "Paid" }).waitFor();
});

test("a dispute is opened and settled by dividing the money", async () => {
  const client = await kogi.visitor({ user_type: "client" }, plain);
  const freelancer = await kogi.visitor({ user_type: "freelancer" }, plain);
  const { contract, milestones } = await contractBetween(client, freelancer, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  const path = `/contracts/${contract.contract_id}`;
  await client.page.goto(path);
  await client.page.getByRole("link", { name: "Dispute" }).click();
  await client.page.getByLabel("What is wrong").fill("Half of it is missing.");
  await client.page.getByLabel("What the freelancer should get").fill("400");
  await client.page.getByRole("button", { name: "Open a dispute" }).click();
  await client.page.getByRole("link", { name: "Propose a division" }).click();
  await client.page.getByLabel("To the freelancer").fill("500");
  await client.page.getByRole("button", { name: "Propose", exact: true }).click();
  await client.page.getByText("You propose").nth(1).waitFor();
  await freelancer.page.goto(path);
  await freelancer.page.getByText("Half of it is missing.").first().waitFor();
  await freelancer.page.getByRole("link", { name: "Agree to this division" }).click();
  await freelancer.page.getByRole("button", { name: "Agree and divide" }).click();
  await freelancer.page.getByText("Divided between you.").waitFor();
  await freelancer.page.getByLabel("In your words").waitFor();
});
