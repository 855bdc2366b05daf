// Two people at once, each in their own browser: from a proposal to money in the wallet.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { postProject } from "#test/hiring.ts";
import { CARDS } from "#test/paying.ts";
import { payWith } from "./pay-with.ts";
import { site } from "./site.ts";

const kogi = site();

/** The proposal: everything that is missing is said at once, the fees follow the typing. */
async function proposeOn(f: Page, projectId: string): Promise<void> {
  await f.goto(`/projects/${projectId}`);
  await f.getByRole("link", { name: "Make a proposal" }).click();
  await f.getByRole("button", { name: "Send proposal" }).click();
  await f.getByText("3 things need your attention").waitFor();
  await f.getByLabel("Cover letter").fill("I would start with the bags.");
  await f.getByLabel("Your price").fill("2600");
  await f.getByText("€2,340.00").waitFor();
  await f.getByLabel("What is closest to this?").fill("The lamp packaging.");
  await f.getByRole("button", { name: "Send proposal" }).click();
  await f.waitForURL("**/proposals/*");
  await f.getByText("Waiting for Clara Client").waitFor();
}

/** The client hears of it in the open page, reads it, and offers two milestones. */
async function offerFor(c: Page, projectId: string): Promise<void> {
  await c.goto(`/projects/${projectId}/proposals`);
  await c.getByRole("link", { name: "Read and answer" }).click();
  await c.getByRole("link", { name: "Make an offer" }).click();
  await c.getByLabel("What is done").fill("Mark and colours");
  await c.getByLabel("Amount").fill("1000");
  await c.getByRole("button", { name: "Add a milestone" }).click();
  const second = c.getByRole("group", { name: "Milestone 2" });
  await second.getByLabel("What is done").fill("Labels");
  await second.getByLabel("Amount").fill("1400");
  await c.getByText("€2,160.00").waitFor();
  await c.getByRole("button", { name: "Send offer" }).click();
  await c.getByText("Waiting for Fred Free").waitFor();
}

/** Protecting: the fees before one leaves, a declined card, a challenge on the provider's page, and back. */
async function protectFirst(c: Page, contractPath: string): Promise<void> {
  await c.goto(contractPath);
  await c.getByRole("link", { name: "Protect €1,000.00" }).click();
  const protecting = c.getByRole("dialog");
  await protecting.getByText("Kogi fee3 %").waitFor();
  await protecting.getByRole("button", { name: /^Pay €1,0/ }).click();
  await payWith(c, CARDS.declined);
  await c.getByRole("alert").waitFor();
  await payWith(c, CARDS.challenge);
  await c.getByRole("button", { name: /^Confirm/ }).click();
  await c.getByRole("heading", { name: "€1,000.00 are protected" }).waitFor();
}

test("a freelancer proposes, both agree, the client pays with 3-D Secure, and the money is on its way", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const project = await postProject(client, {
    title: "Labels for a roastery",
    screening_questions: [{ text: "What is closest to this?", required: true }],
  });

  const [f, c] = [freelancer.page, client.page];
  await proposeOn(f, project.project_id);
  await offerFor(c, project.project_id);

  // It shows on the freelancer's open page by itself.
  await f.getByText("Your turn").waitFor();
  await f.getByRole("link", { name: "Accept terms" }).click();
  await f.getByRole("dialog").getByRole("button", { name: "Agree on €2,400.00" }).click();
  await f.waitForURL("**/contracts/*");
  const contractPath = new URL(f.url()).pathname;

  await protectFirst(c, contractPath);

  // The freelancer's page follows; the work is handed in.
  await f.getByText("The money is protected. You can begin.").waitFor();
  await f.getByRole("link", { name: "Hand in the work" }).click();
  const handing = f.getByRole("dialog");
  await handing.getByLabel("What you hand in").fill("Two directions.");
  await handing
    .getByLabel("Files")
    .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("As agreed.") });
  await handing.getByRole("button", { name: "Hand in", exact: true }).click();
  await f.getByText("Handed in. The client looks at it.").waitFor();

  await c.getByRole("link", { name: "Open the contract" }).click();
  await c.getByText("notes.txt").waitFor();
  await c.getByText("Approved by itself in 14 days").waitFor();
  await c.getByRole("link", { name: "Approve and release €1,000.00" }).click();
  await c.getByRole("dialog").getByRole("button", { name: "Release €1,000.00" }).click();
  await c.getByText("Approved and paid.").waitFor();

  await f.goto("/wallet");
  await f.getByText("This is the first payment between you two.").waitFor();
  const wallet = await freelancer.api.payments.getWallet();
  expect(wallet.balances[0]?.clearing).toEqual({ amount: "90000", currency: "EUR" });
});

test("news reach the open page: the bell counts, a card says it, the page it is about follows", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const project = await postProject(client);
  // The script that listens comes late: what happens until then is told all the same.
  let letListen = () => {};
  const proposed = new Promise<void>((resolve) => {
    letListen = resolve;
  });
  await client.page.route("**/live-news-*.js", async (route) => {
    await proposed;
    await route.continue();
  });
  await client.page.goto("/notifications");
  await client.page.getByRole("heading", { name: "Notifications" }).waitFor();
  await freelancer.api.projects.submitProposal({
    params: { project_id: project.project_id },
    body: { cover_letter: "I would like to.", amount: { amount: "180000", currency: "EUR" } },
  });
  await kogi.settle();
  letListen();
  await client.page.getByRole("status").getByText("A proposal for").waitFor();
  await client.page.getByRole("link", { name: /^Notifications, 1 unread/ }).waitFor();
  await client.page.getByRole("listitem").filter({ hasText: "A proposal for" }).first().waitFor();
  await client.page.getByRole("button", { name: "Mark as read" }).click();
  await client.page.getByRole("link", { name: "Notifications", exact: true }).waitFor();
});

test("a connection that goes as news come leaves the page, which follows once it is back", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const project = await postProject(client);
  const { page } = client;
  await page.goto("/proposals");
  const heading = page.getByRole("heading", { level: 1 });
  const title = (await heading.textContent()) ?? "";
  let lost = 0;
  await page.route("**/*.data**", (route) => {
    lost += 1;
    return route.abort("internetdisconnected");
  });
  await freelancer.api.projects.submitProposal({
    params: { project_id: project.project_id },
    body: { cover_letter: "I would like to.", amount: { amount: "180000", currency: "EUR" } },
  });
  await kogi.settle();
  await page.getByRole("status").getByText("A proposal for").waitFor();
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(await heading.textContent()).toBe(title);
  await page.unroute("**/*.data**");
  await page.getByRole("main").getByText("Fred Free").first().waitFor();
});
