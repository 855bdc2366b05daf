// A studio: founded without JavaScript, joined by invitation, shown at its handle and on the profile of who belongs to it.
import { expect, test } from "vitest";
import { fund, handIn, projectBody, propose, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("a studio is founded without JavaScript, somebody joins, and both stand on its page", async () => {
  const founder = await kogi.visitor({ name: "Fay Founder" }, { javaScriptEnabled: false });
  const guest = await kogi.visitor({ name: "Gus Guest" }, { javaScriptEnabled: false });
  const { handle } = (await guest.api.users.me()).user;
  const { page } = founder;
  await page.goto("/settings/organisations");
  await page.getByLabel("Name").fill("Two Herons");
  await page.getByLabel("Handle").fill(handle);
  await page.getByRole("button", { name: "Found an organisation" }).click();
  // Refused with what was typed still there.
  await page.getByText("Somebody else has that handle.").first().waitFor();
  await page.getByLabel("Handle").fill("two-herons-test");
  await page.getByLabel("Website").fill("two-herons.example");
  await page.getByRole("button", { name: "Found an organisation" }).click();
  await page.getByLabel("Their handle").fill("nobody-is-called-so");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText("There is no such person.").first().waitFor();
  await page.getByLabel("Their handle").fill(`@${handle}`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Take back the invitation to Gus Guest" }).waitFor();

  await guest.page.goto("/settings/organisations");
  await guest.page.getByRole("button", { name: "Accept the invitation to Two Herons" }).click();
  await guest.page.getByRole("link", { name: "Leave Two Herons" }).waitFor();

  await page.reload();
  await page.getByRole("link", { name: "Change Gus Guest" }).click();
  await page.getByLabel("What they do here").fill("Painter");
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await page.getByText("Member · Painter").waitFor();

  const visitor = await kogi.visitor({ name: "Vera Visitor" });
  await visitor.page.goto("/organisations");
  await visitor.page.getByLabel("Name or what it does").fill("two her");
  await visitor.page.getByLabel("Name or what it does").press("Enter");
  await visitor.page.getByText("1 result", { exact: true }).waitFor();
  await visitor.page.getByText("2 people").waitFor();
  await visitor.page.getByRole("link", { name: "Two Herons" }).click();
  await visitor.page.waitForURL("**/@two-herons-test");
  await visitor.page.getByRole("heading", { name: "Two Herons", level: 1 }).waitFor();
  await visitor.page.getByText("Painter").waitFor();
  await visitor.page.reload();
  const told = await visitor.page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(told ?? "")).toMatchObject({ "@type": "Organization", sameAs: ["https://two-herons.example/"] });
  await visitor.page.goto(`/@${handle}`);
  await visitor.page.getByRole("link", { name: "Two Herons" }).waitFor();

  await page.getByRole("link", { name: "Close the organisation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the organisation" }).click();
  await page.getByText("You do not belong to an organisation yet.").waitFor();
  expect((await visitor.page.goto("/@two-herons-test"))?.status()).toBe(404);
});

test("a studio's project stands under its name, and its billing details are kept without JavaScript", async () => {
  const { page, api } = await kogi.visitor({ name: "Ola Owner", user_type: "client" }, { javaScriptEnabled: false });
  const body = { name: "Blue Heron Studio", handle: "blue-heron-test" };
  const { organisation_id } = await api.organisations.createOrganisation({ body });
  await page.goto("/@blue-heron-test");
  await page.getByRole("main").getByRole("link", { name: "Post a project" }).click();
  expect(await page.getByLabel("Posted by").inputValue()).toBe(organisation_id);
  await page.getByLabel("What should it be called").fill("A sign that can be read from a boat");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByText("Acts for it here").waitFor();
  await page.getByRole("link", { name: "Blue Heron Studio", exact: true }).click();
  await page.getByRole("link", { name: "A sign that can be read from a boat" }).waitFor();

  const visitor = await kogi.visitor({ name: "Vic Visitor" });
  await visitor.page.goto("/@blue-heron-test");
  await visitor.page.getByRole("heading", { name: "Members" }).waitFor();
  expect(await visitor.page.getByText("A sign that can be read from a boat").count()).toBe(0);
  const [project] = (await api.projects.listProjects({ query: { organisation_id } })).data;
  const params = { project_id: project?.project_id ?? "" };
  await api.projects.updateProject({ params, body: { ...projectBody(), title: "A sign for a boat" } });
  await api.projects.publishProject({ params });
  await visitor.page.goto("/projects");
  await visitor.page.getByText("Blue Heron Studio").waitFor();
  await visitor.page.getByRole("link", { name: "A sign for a boat" }).click();
  await visitor.page.getByRole("link", { name: "Blue Heron Studio", exact: true }).click();
  await visitor.page.getByRole("heading", { name: "Open projects" }).waitFor();

  await page.goto(`/settings/organisations/${organisation_id}`);
  await page.getByRole("link", { name: "Billing details" }).click();
  await page.getByLabel("Name").fill("Blue Heron GmbH");
  await page.getByLabel("Address").fill("Hafenweg 3\n20457 Hamburg");
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("VAT").fill("DE12");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("An id of this country begins with DE").first().waitFor();
  await page.getByLabel("VAT").fill("DE123456789");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("link", { name: "Its documents" }).click();
  await page.getByRole("heading", { name: "Documents of Blue Heron Studio", level: 1 }).waitFor();
  const foreign = await visitor.page.goto(`/invoices?organisation=${organisation_id}`);
  expect(foreign?.status()).toBe(403);
});

test("whoever keeps a studio reads the proposals to what a colleague posted for it, and invites to it", async () => {
  const owner = await kogi.visitor({ name: "Ona Owner", user_type: "client" });
  const ben = await kogi.visitor({ name: "Ben Buyer", user_type: "client" });
  const fred = await kogi.visitor({ name: "Fred Free", user_type: "freelancer" });
  const founding = { name: "Four Herons", handle: "four-herons-test" };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body: founding });
  await join(owner, organisation_id, ben, "admin");
  const body = { ...projectBody(), title: "A sign for a pier", organisation_id };
  const { project_id } = await ben.api.projects.createProject({ body });
  const { page } = owner;
  await page.goto(`/projects/${project_id}`);
  await page.getByRole("button", { name: "Post it now" }).click();
  await page.getByText("You look after this project for Four Herons.").waitFor();
  const { handle } = (await fred.api.users.me()).user;
  await page.goto(`/hire/${handle}`);
  await page.getByLabel("To which project").selectOption({ label: "A sign for a pier (Four Herons)" });
  await page.getByRole("button", { name: "Invite" }).click();
  await page.waitForURL(`**/@${handle}`);
  await propose(fred, project_id);
  await page.goto(`/projects/${project_id}`);
  await page.getByRole("link", { name: "Read 1 proposal" }).click();
  await page.getByRole("heading", { name: "Proposals", level: 1 }).waitFor();
  await page.getByRole("main").getByText("Fred Free").first().waitFor();
});

test("whoever keeps a studio finds its contracts and reads what a colleague signed, with nothing to press", async () => {
  const owner = await kogi.visitor({ name: "Ona Owner", user_type: "client" });
  const ben = await kogi.visitor({ name: "Ben Buyer", user_type: "client" });
  const fred = await kogi.visitor({ name: "Fred Free", user_type: "freelancer" });
  const founding = { name: "Three Herons", handle: "three-herons-test" };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body: founding });
  await join(owner, organisation_id, ben, "admin");
  const body = { ...projectBody(), organisation_id };
  const { project_id } = await ben.api.projects.createProject({ body });
  await ben.api.projects.publishProject({ params: { project_id } });
  const { proposal_id } = await propose(fred, project_id);
  const { offer_id } = await ben.api.projects.makeOffer({ params: { proposal_id }, body: terms([100_000, 80_000]) });
  const { title, milestones } = await fred.api.contracts.acceptOffer({ params: { offer_id } });
  const milestone_id = milestones[0]?.milestone_id ?? "";
  await fund(kogi, ben, milestone_id);
  await handIn(fred, milestone_id, "Two drafts and a map.");

  const { page } = owner;
  await page.goto(`/settings/organisations/${organisation_id}`);
  await page.getByRole("link", { name: "Its contracts" }).click();
  await page.getByRole("heading", { name: "Contracts of Three Herons" }).waitFor();
  await page.getByRole("link", { name: "Ended" }).click();
  await page.getByText("None of these").waitFor();
  await page.getByRole("link", { name: "All", exact: true }).click();
  await page.getByRole("link", { name: title }).click();
  await page.getByText("Ben Buyer signed this for your organisation.", { exact: false }).waitFor();
  await page.getByText("Two drafts and a map.").first().waitFor();
  expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
  expect(await page.getByRole("link", { name: /Approve|Ask for changes|End the contract|Propose/ }).count()).toBe(0);
  for (const { colorScheme, viewport } of windows) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    expect(await faultsOf(page)).toEqual([]);
  }
});
