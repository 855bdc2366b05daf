// What is typed waits in its tab until it is taken: chips, rows and currencies too, in dialogs and when something is changed.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fund, postProject, startContract } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();
const back = "What you typed here before is back.";

const draftsIn = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("kogi-draft:")));

test("a project half written comes back whole, and once posted the next one starts empty", async () => {
  const { page } = await kogi.visitor({ user_type: "client" });
  await page.goto("/projects/new");
  await page.getByLabel("What should it be called").fill("A sign for the tram");
  await page.getByLabel("What you want done").fill("It hangs above the door and can be read from the moving tram.");
  await page.getByLabel("Field", { exact: true }).selectOption("brand-identity");
  await page.getByLabel("Skills it needs").fill("Logo Design");
  await page.getByLabel("Skills it needs").press("Enter");
  await page.getByLabel("Up to, Currency").selectOption("USD");
  await page.getByLabel("Up to", { exact: true }).fill("1,200");
  await page.getByLabel("Experience").selectOption("expert");
  await page.getByRole("radio", { name: /People you invite/ }).check();
  await page.reload();
  await page.getByText(back).waitFor();
  await page.getByRole("button", { name: "Remove Logo Design" }).waitFor();
  expect(await page.getByLabel("Up to, Currency").inputValue()).toBe("USD");
  expect(await page.getByLabel("Up to", { exact: true }).inputValue()).toBe("1,200");
  expect(await page.getByLabel("Experience").inputValue()).toBe("expert");
  expect(await page.getByRole("radio", { name: /People you invite/ }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText("This is your project.").waitFor();
  expect(await draftsIn(page)).toEqual([]);
  await page.goto("/projects/new");
  expect(await page.getByLabel("What should it be called").inputValue()).toBe("");
});

test("rows that were added come back with what was typed, and go when somebody begins anew", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const { project_id } = await postProject(client);
  const { page } = await kogi.visitor({ user_type: "freelancer" });
  await page.goto(`/projects/${project_id}/propose`);
  const add = page.getByRole("button", { name: "Add a milestone" });
  const title = (place: number) => page.getByRole("group", { name: `Milestone ${place}` }).getByLabel("What is done");
  await add.click();
  await title(1).fill("A sketch");
  await add.click();
  await title(2).fill("The sign");
  await page.getByRole("button", { name: "Remove milestone 1" }).click();
  await page.reload();
  await page.getByText(back).waitFor();
  expect(await title(1).inputValue()).toBe("The sign");
  expect(await page.getByRole("group", { name: "Milestone 2" }).count()).toBe(0);
  await page.getByRole("button", { name: "Begin anew without it" }).click();
  await title(1).waitFor({ state: "detached" });
  expect(await draftsIn(page)).toEqual([]);
});

test("a dialog that is closed by mistake, or whose session is gone, opens again with its words", async () => {
  const { client, freelancer, contract, milestones } = await startContract(kogi);
  const milestone_id = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestone_id);
  const page = await kogi.window(freelancer);
  // Without its session the page's live connection is refused, which is no fault here.
  await page.routeWebSocket("**/api/live", () => undefined);
  const dialog = `/contracts/${contract.contract_id}?dialog=submit&milestone=${milestone_id}`;
  await page.goto(dialog);
  const note = page.getByRole("dialog").getByRole("textbox").first();
  await note.fill("Three files, and a word on each of them.");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.goto(dialog);
  await page.getByText(back).waitFor();
  expect(await note.inputValue()).toBe("Three files, and a word on each of them.");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  const handIn = page.getByRole("dialog").getByRole("button", { name: "Hand in" });
  await handIn.click();
  await page.waitForURL("**/sign-in?**");
  await page.context().addCookies(cookies);
  await page.goto(dialog);
  await page.getByText(back).waitFor();
  await handIn.click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("Three files, and a word on each of them.").first().waitFor();
  expect(await draftsIn(page)).toEqual([]);
});

test("a profile that is saved on its own page leaves no draft behind", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer" });
  await page.goto("/settings/profile");
  await page.getByLabel("City").fill("Lisbon");
  await expect.poll(() => draftsIn(page), { timeout: 15_000 }).toHaveLength(1);
  const links = page.locator("[name=link_url]");
  const addLink = page.getByRole("button", { name: "Add a link" });
  await links.first().fill("https://first.example");
  await addLink.click();
  await links.nth(1).fill("https://second.example");
  await page.reload();
  await page.getByText(back).waitFor();
  expect(await links.nth(1).inputValue()).toBe("https://second.example");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(async () => (await api.users.me()).user.city, { timeout: 15_000 }).toBe("Lisbon");
  await expect.poll(() => draftsIn(page), { timeout: 15_000 }).toEqual([]);
  await page.getByText(back).waitFor({ state: "detached" });
  // Saved once more, it goes over nothing of anybody's.
  await page.getByLabel("City").fill("Porto");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(async () => (await api.users.me()).user.city, { timeout: 15_000 }).toBe("Porto");
});

test("a password that is shown while it is typed is not kept", async () => {
  const { page } = await kogi.visitor({});
  await page.context().clearCookies();
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Show password" }).first().click();
  await page.getByLabel("Your name").fill("Ana Sol");
  await page.getByLabel("Password", { exact: true }).fill("a long walk by the sea");
  const kept = await page.evaluate(() => Object.values(sessionStorage).join());
  expect(kept).toContain("Ana Sol");
  expect(kept).not.toContain("walk by the sea");
});

test("what is written for an organisation and for oneself are two drafts", async () => {
  const { page, api } = await kogi.visitor({ user_type: "client" });
  const body = { name: "Studio Rot", handle: "studio-rot-drafts" };
  const { organisation_id } = await api.organisations.createOrganisation({ body });
  await page.goto("/projects/new");
  await page.getByLabel("What should it be called").fill("For myself");
  await page.goto(`/projects/new?organisation=${organisation_id}`);
  expect(await page.getByLabel("What should it be called").inputValue()).toBe("");
  expect(await page.locator("[name=organisation_id]").inputValue()).toBe(organisation_id);
  await page.goto("/projects/new");
  await page.getByText(back).waitFor();
  expect(await page.getByLabel("What should it be called").inputValue()).toBe("For myself");
});

test("a piece that is changed while a session ends, and lines of a history, come back as they were typed", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer" });
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title: "Signs" } });
  const params = { portfolio_id };
  const { item_id } = await api.portfolios.addItem({
    params,
    body: { kind: "case_study", title: "Line 4", story: "Told." },
  });
  await page.goto(`/portfolios/${portfolio_id}/details`);
  await page.getByLabel("Description").fill("Signs and maps.");
  await page.goto("/settings/experience");
  await page.locator("#history").getByLabel("What you did").fill("Sign painter");
  await page.routeWebSocket("**/api/live", () => undefined);
  // A field that is filled while the page comes alive may lose what is selected in it.
  await page.goto(`/portfolios/${portfolio_id}/items/${item_id}`, { waitUntil: "networkidle" });
  await page.getByLabel("The story").fill("Told at length.");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/sign-in?**");
  await page.context().addCookies(cookies);
  await page.goto(`/portfolios/${portfolio_id}/items/${item_id}`);
  await page.getByText(back).waitFor();
  expect(await page.getByLabel("The story").inputValue()).toBe("Told at length.");
  await page.goto(`/portfolios/${portfolio_id}/details`);
  await page.getByText(back).waitFor();
  await page.goto("/settings/experience");
  await page.locator("#history").getByText(back).waitFor();
  await page.goto(`/portfolios/${portfolio_id}/items/${item_id}`);
  await page.getByText(back).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**/portfolios/${portfolio_id}/edit`);
  await expect.poll(async () => (await draftsIn(page)).filter((key) => key.includes(item_id))).toEqual([]);
});

test("an administrator whose session ends while a fee pack is written signs in and finds it again", async () => {
  const { page } = await kogi.visitor({ roles: ["admin"] });
  await page.routeWebSocket("**/api/live", () => undefined);
  await page.goto("/admin/fees/new");
  await page.getByLabel("Note").fill("Nine per cent for a trial");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Look at the effect" }).click();
  await page.waitForURL("**/sign-in?**");
  await page.context().addCookies(cookies);
  await page.goto("/admin/fees/new");
  await page.getByText(back).waitFor();
  expect(await page.getByLabel("Note").inputValue()).toBe("Nine per cent for a trial");
});
