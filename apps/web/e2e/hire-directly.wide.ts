// Other ways to an agreement, and what comes after one: a direct offer, an invitation, a further milestone, reviews.
import { expect, test } from "vitest";
import { approve, eur, postProject, submittedWork } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();

test("a client offers work to a person, who asks for other terms, and both agree", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { user } = await freelancer.api.users.me();
  const c = client.page;
  await c.goto(`/@${user.handle}`);
  await c.getByRole("link", { name: "Hire", exact: true }).first().click();
  await c.getByLabel("What it is about").fill("A sign for the door");
  await c.getByLabel("What is to be done").fill("Drawn, cut and painted.");
  await c.getByLabel("What is done").fill("The sign");
  await c.getByLabel("Amount", { exact: true }).fill("400");
  await c.getByRole("button", { name: "Send offer" }).click();
  await c.waitForURL("**/offers/*");

  const f = freelancer.page;
  await f.goto("/proposals");
  await f.getByRole("link", { name: "A sign for the door" }).click();
  await f.getByRole("link", { name: "Answer with other terms" }).click();
  await f.getByLabel("Amount", { exact: true }).fill("450");
  await f.getByLabel("Message").fill("With the paint.");
  await f.getByRole("button", { name: "Send these terms" }).click();
  await f.getByText("Waiting for Clara Client").waitFor();

  await c.goto(new URL(f.url()).pathname);
  await c.getByRole("link", { name: "Accept terms" }).click();
  await c.getByRole("button", { name: "Agree on €450.00" }).click();
  await c.waitForURL("**/contracts/*");

  // A further milestone counts once the other side agrees.
  await c.getByRole("link", { name: "Propose a milestone" }).click();
  const dialog = c.getByRole("dialog");
  await dialog.getByLabel("What is done").fill("A second sign");
  await dialog.getByLabel("Amount").fill("300");
  // What each side gets of it is said while it is typed.
  await dialog.getByText("€270.00").waitFor();
  await dialog.getByRole("button", { name: "Propose" }).click();
  await c.getByText("You proposed this.").waitFor();
  await f.goto(new URL(c.url()).pathname);
  await f.getByRole("button", { name: "Agree to this milestone" }).click();
  await f.getByText("Agreed. The milestone counts now.").waitFor();
  await f.getByText("€750.00").first().waitFor();
});

test("what a form was refused for stays to be read while news of its page come", async () => {
  const { client, freelancer, contract } = await submittedWork(kogi, [100_000]);
  const page = await kogi.window(client);
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("link", { name: "Propose a milestone" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Propose" }).click();
  const refusal = dialog.getByText("2 things need your attention");
  await refusal.waitFor();
  const params = { contract_id: contract.contract_id };
  const body = { title: "A third sign", amount: eur(30_000) };
  await freelancer.api.contracts.proposeMilestone({ params, body });
  await kogi.settle();
  await page.getByRole("status").getByText("A third sign").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await refusal.count()).toBe(1);
  await dialog.getByLabel("What is done").fill("A second sign");
  await dialog.getByLabel("Amount").fill("200");
  await dialog.getByRole("button", { name: "Propose" }).click();
  await page.getByText("You proposed this.").waitFor();
  await page.getByText("A third sign").first().waitFor();
});

test("an invited freelancer finds the invitation and may say no", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { user } = await freelancer.api.users.me();
  await postProject(client, { title: "A menu for spring" });
  await client.page.goto(`/hire/@${user.handle}`);
  await client.page.getByRole("button", { name: "Invite" }).click();
  await client.page.waitForURL((url) => url.pathname === `/@${user.handle}`);
  await kogi.settle();
  await freelancer.page.goto("/dashboard");
  await freelancer.page.getByRole("link", { name: "You are invited to propose" }).waitFor();
  await freelancer.page.goto("/proposals");
  await freelancer.page.getByRole("button", { name: "No, thanks" }).click();
  await freelancer.page.getByText("Thank you for answering.").waitFor();
});

test("both review each other blind, and one of them answers", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  const path = `/contracts/${contract.contract_id}`;
  const [c, f] = [await kogi.window(client), await kogi.window(freelancer)];
  await c.goto(path);
  await c.getByRole("button", { name: "Send review" }).click();
  await c.getByText("6 things need your attention").waitFor();
  for (const page of [c, f]) {
    await page.goto(path);
    for (const group of ["Quality", "Communication", "Expertise", "Keeping dates", "Working together"])
      await page.getByRole("group", { name: group }).getByLabel("5 stars").check({ force: true });
    await page.getByLabel("In your words").fill(`Glad to have worked together, says ${page === c ? "Clara" : "Fred"}.`);
    await page.getByRole("button", { name: "Send review" }).click();
    await page.getByRole("heading", { name: "Your review" }).waitFor();
    if (page === c) expect(await f.getByText("says Clara").count()).toBe(0);
  }
  await f.getByText("says Clara").waitFor();
  await f.getByLabel("Answer").fill("Gladly again.");
  await f.getByRole("button", { name: "Publish answer" }).click();
  await f.getByText("Your answer is there.").waitFor();
  await c.goto(path);
  await c.getByText("Gladly again.").waitFor();

  // The profile says how many reviews gave how many stars, in numbers and in words.
  const { user } = await freelancer.api.users.me();
  await c.goto(`/@${user.handle}`);
  await c.getByText("4.64 on average").waitFor();
  // The mean weighs one review with what is usual here, wherever it stands.
  expect(await c.getByText("Rated 4.6 of 5").count()).toBe(1);
  const spread = c.getByRole("list", { name: "Reviews by stars" }).getByRole("listitem");
  expect(await spread.allInnerTexts()).toEqual(
    ["5 stars: 1 review", "4 stars: 0 reviews", "3 stars: 0 reviews", "2 stars: 0 reviews", "1 star: 0 reviews"].map(
      (words) => expect.stringContaining(words),
    ),
  );
  // Each review says of which side it is and what was given for each, and a bar leads to the reviews it counts.
  await c.getByText("as a freelancer").waitFor();
  await c.getByText("Keeping dates 5").waitFor();
  await c.getByRole("link", { name: "5 stars: 1 review" }).click();
  await c.getByText("says Clara").waitFor();
  await c.getByRole("link", { name: "All reviews" }).click();
  await c.getByRole("link", { name: "5 stars: 1 review" }).waitFor();
  await c.goto(`/people?q=${encodeURIComponent(user.name)}`);
  expect(await c.getByText("Rated 4.6 of 5").count()).toBe(1);
});
