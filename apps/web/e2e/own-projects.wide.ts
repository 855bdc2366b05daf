// A client finds what they wrote again, throws drafts away and cancels what is posted: with and without JavaScript.
import { expect, test } from "vitest";
import { projectBody } from "#test/hiring.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([true, false])(
  "a client finds a draft again and throws it away, JavaScript: %s",
  async (javaScriptEnabled) => {
    const { page, api } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled });
    const { project_id } = await api.projects.createProject({ body: { title: "A forgotten sign" } });
    await page.goto("/dashboard");
    await page.getByRole("navigation", { name: "Your work and money" }).getByRole("link", { name: "Projects" }).click();
    await page.getByRole("link", { name: "Throw away: A forgotten sign" }).click();
    await page.getByRole("dialog", { name: "Throw this draft away?" }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Throw away" }).click();
    await page.getByRole("heading", { name: "You have no projects" }).waitFor();
    await page.getByRole("link", { name: "Cancelled", exact: true }).click();
    await page.getByRole("link", { name: "A forgotten sign", exact: true }).waitFor();
    expect(await api.projects.getProject({ params: { project_id } })).toMatchObject({ status: "cancelled" });
  },
);

test("a posted project is cancelled on second thoughts only", async () => {
  const { page, api } = await kogi.visitor({ user_type: "client" });
  const { project_id } = await api.projects.createProject({ body: projectBody({ title: "A mark for a tram" }) });
  await api.projects.publishProject({ params: { project_id } });
  await page.goto("/projects/mine?state=open");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("link", { name: "A mark for a tram", exact: true }).click();
  await page.getByRole("link", { name: "Cancel the project" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Keep it" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Cancel: A mark for a tram" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the project" }).click();
  await page.getByText("The project is cancelled.").waitFor();
  expect(await api.projects.getProject({ params: { project_id } })).toMatchObject({ status: "cancelled" });
});

test("thirty projects are all within reach, page by page, and so are an organisation's", async () => {
  const { page, api } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  const { organisation_id, handle } = await api.organisations.createOrganisation({
    body: { name: "Many Posts", handle: "many-posts" },
  });
  for (let place = 1; place <= 30; place += 1)
    await api.projects.createProject({
      body: { title: `Draft ${place}`, ...(place <= 13 ? { organisation_id } : {}) },
    });
  await page.goto("/projects/mine?state=draft");
  expect(await page.getByRole("link", { name: "Draft 1", exact: true }).count()).toBe(0);
  await page.getByRole("link", { name: "Show more" }).click();
  await page.getByRole("link", { name: "Draft 1", exact: true }).waitFor();
  await page.goto(`/@${handle}`);
  expect(await page.getByRole("link", { name: "Draft 1", exact: true }).count()).toBe(0);
  await page.getByRole("link", { name: "Show more" }).click();
  await page.getByRole("link", { name: "Draft 1", exact: true }).waitFor();
});

test("a project says where people must live and what they must answer, and its last day is the same in Auckland", async () => {
  const { page, ...client } = await kogi.visitor(
    { user_type: "client" },
    { javaScriptEnabled: false, timezoneId: "Pacific/Auckland" },
  );
  const { project_id } = await client.api.projects.createProject({ body: projectBody({ title: "A sign in Kyoto" }) });
  const settings = { ...(await client.api.users.me()).settings, time_zone: "Pacific/Auckland" };
  await client.api.users.putSettings({ body: settings });
  const year = kogi.platform.clock.now().getUTCFullYear() + 1;
  await page.goto(`/projects/${project_id}/edit`);
  await page.getByLabel("Where people must live").fill("Japan, Atlantis");
  await page.getByLabel(/^Tags/).fill("Sign, Kanji");
  await page.getByLabel("Take proposals until").fill(`${year}-10-20`);
  await page.getByLabel("Questions for everybody who proposes").fill("Do you read Kanji? *\nWhen could you begin?");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText("We do not know these countries: Atlantis.").first().waitFor();
  await page.getByLabel("Where people must live").fill("japan");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText(`20 Oct ${year}`).waitFor();
  await page.getByText("Japan", { exact: true }).waitFor();
  await page.getByText("kanji", { exact: true }).waitFor();
  const project = await client.api.projects.getProject({ params: { project_id } });
  expect(project.location).toEqual({ countries: ["JP"] });
  expect(project.screening_questions).toMatchObject([
    { text: "Do you read Kanji?", required: true },
    { text: "When could you begin?", required: false },
  ]);
  const freelancer = await kogi.visitor({ user_type: "freelancer" });
  await freelancer.page.goto(`/projects/${project_id}`);
  await freelancer.page.getByText("It takes proposals of people who live in the countries above.").waitFor();
});

test("a project that could not be posted is a draft that says so, and posting it says why", async () => {
  const { page } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  await page.goto("/projects/new");
  await page.getByLabel("What should it be called").fill("A sign for the tram");
  await page.getByLabel("What you want done").fill("It hangs above the door and can be read from the moving tram.");
  await page.getByLabel("Field", { exact: true }).selectOption("brand-identity");
  await page.getByLabel("Skills it needs").fill("Logo Design");
  await page.getByLabel("Up to", { exact: true }).fill("900");
  await page.getByLabel("Take proposals until").fill("2020-01-01");
  await page.getByRole("button", { name: "Post project" }).click();
  await page.getByText("This project is not posted yet").waitFor();
  expect(await page.getByRole("status").textContent()).toBe("");
  await page.getByRole("button", { name: "Post it now" }).click();
  await page.getByText("The deadline must lie ahead.").waitFor();
});
