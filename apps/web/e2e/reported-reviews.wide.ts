// A review is reported where it stands, with and without JavaScript, and answered at the administrators' desk.
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

/** Both reviews of a finished contract, shown. */
async function reviewed() {
  const { client, freelancer, milestoneId, contract } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  const stars = { quality: 1, communication: 1, expertise: 1, deadlines: 1, cooperation: 1 };
  await client.api.contracts.writeReview({ params, body: { ...stars, text: "What a fool." } });
  await freelancer.api.contracts.writeReview({ params, body: { ...stars, text: "Paid late." } });
  const { user } = await freelancer.api.users.me();
  return { client, freelancer, contract, user };
}

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a reader reports a review on a profile %s and comes back; an administrator hides it", async (_how, javaScript) => {
  const { user } = await reviewed();
  const reader = await kogi.visitor({ user_type: "client", name: "Rita Reader" }, { javaScriptEnabled: javaScript });
  const { page } = reader;
  await page.goto(`/@${user.handle}`);
  await page.getByText("What a fool.").waitFor();
  await page.getByRole("link", { name: "Report the review by Clara Client" }).click();
  await page.getByRole("heading", { name: "Report the review by Clara Client" }).waitFor();
  await page.getByLabel("Tell us more").fill("It calls him a fool.");
  await page.getByRole("button", { name: "Report", exact: true }).click();
  // Refused without a reason, with what was typed still there.
  await page.getByText("One thing needs your").waitFor();
  expect(await page.getByLabel("Tell us more").inputValue()).toBe("It calls him a fool.");
  await page.getByLabel("What is wrong with it").selectOption({ label: "It insults or threatens" });
  // What looks for faults is itself a script.
  if (javaScript) expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByText("Thank you. We will look at it and tell you.").waitFor();
  await page.getByRole("heading", { name: "Reviews", exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/@${user.handle}`);
  expect(await page.getByRole("link", { name: "Report the review by Clara Client" }).count()).toBe(0);

  const desk = await kogi.visitor({ roles: ["admin"], name: "Ada Admin" }, { javaScriptEnabled: javaScript });
  await desk.page.goto("/admin");
  await desk.page.getByRole("navigation").getByRole("link", { name: "Reported reviews" }).click();
  await desk.page.getByText("It calls him a fool.").waitFor();
  if (javaScript) expect(await faultsOf(desk.page)).toEqual([]);
  await desk.page.getByRole("button", { name: "Hide the review by Clara Client" }).click();
  await desk.page.getByText("One thing needs your").waitFor();
  await desk.page.getByLabel("Reason for the decision about the review by Clara Client").fill("It insults.");
  await desk.page.getByRole("button", { name: "Hide the review by Clara Client" }).click();
  await desk.page.getByText("No review is reported").waitFor();
  await page.goto(`/@${user.handle}`);
  await page.getByText("Reviews come only from contracts that ended").waitFor();
  expect(await page.getByText("What a fool.").count()).toBe(0);
});

test("on a contract both sides see what became of a reported review, in German too", async () => {
  const { client, freelancer, contract } = await reviewed();
  const path = `/contracts/${contract.contract_id}`;
  const maker = await kogi.window(freelancer, { javaScriptEnabled: false });
  await maker.goto(path);
  await maker.getByRole("link", { name: "Report the review by Clara Client" }).click();
  await maker.getByLabel("What is wrong with it").selectOption("insulting");
  await maker.getByLabel("Tell us more").fill("It calls me a fool.");
  await maker.getByRole("button", { name: "Report", exact: true }).click();
  await maker.getByText("Thank you. We will look at it and tell you.").waitFor();
  expect(new URL(maker.url()).pathname).toBe(path);
  const admin = await kogi.visitor({ roles: ["admin"] });
  const [reported] = (await admin.api.contracts.listReportedReviews({ query: {} })).data;
  const params = { review_id: reported?.review.review_id ?? "" };
  await admin.api.contracts.decideReportedReview({ params, body: { decision: "hide", reason: "Beleidigend." } });
  const german = await kogi.window(client, { locale: "de-DE" });
  await german.goto(path);
  await german.getByText("Nur du liest sie noch, und sie zählt nicht mehr. Der Grund: Beleidigend.").waitFor();
  await maker.goto(path);
  await maker.getByText("Paid late.").waitFor();
  expect(await maker.getByText("What a fool.").count()).toBe(0);
});
