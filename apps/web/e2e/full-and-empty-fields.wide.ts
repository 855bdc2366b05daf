// Fields at their ends: a list of tags that is full, a list of parts that is empty, files that should go again.
import { expect, test } from "vitest";
import { postProject, propose } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("a full list of tags keeps its field and says so, and a tag that goes leaves the focus beside it", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer" });
  const { portfolio_id } = await api.portfolios.createPortfolio({
    body: { title: "Signs", tags: Array.from({ length: 15 }, (_, place) => `tag ${place + 1}`) },
  });
  await page.goto(`/portfolios/${portfolio_id}/details`);
  const field = page.getByRole("combobox", { name: /^Tags/ });
  await page.getByText("These are 15, and no more fit. Remove one to add another.").waitFor();
  expect(await field.getAttribute("readonly")).not.toBeNull();
  expect(await faultsOf(page)).toEqual([]);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await page.getByRole("button", { name: "Remove tag 3" }).press("Enter");
  await expect.poll(focused).toBe("Remove tag 4");
  await page.getByRole("button", { name: "Remove tag 15" }).press("Enter");
  await expect.poll(focused).toBe("Remove tag 14");
  expect(await field.getAttribute("readonly")).toBeNull();
  await field.fill("tag 16");
  await field.press("Enter");
  await page.getByRole("button", { name: "Remove tag 16" }).waitFor();
});

test.each([true, false])(
  "an offer without a part says so where the parts would be, JavaScript: %s",
  async (javaScriptEnabled) => {
    const { page, ...client } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled });
    const freelancer = await signUp(kogi, { user_type: "freelancer" });
    const { project_id } = await postProject(client, {});
    const { proposal_id } = await propose(freelancer, project_id);
    await page.goto(`/proposals/${proposal_id}/offer`);
    // Its kind says that the page is alive: until then it sends the form.
    if (javaScriptEnabled) await page.locator('button[value="add_milestone"][type="button"]').waitFor();
    for (const remove of await page.getByRole("button", { name: "Remove milestone 1" }).all()) await remove.click();
    await page.getByRole("button", { name: "Send offer" }).click();
    const parts = page.locator("#field-milestone");
    await parts.getByText("Add at least one milestone.").waitFor();
    await page.getByRole("alert").getByRole("link", { name: "Add at least one milestone." }).click();
    expect(await parts.evaluate((group) => group === document.activeElement)).toBe(true);
  },
);

test.each([true, false])("a file is taken off a project again, JavaScript: %s", async (javaScriptEnabled) => {
  const { page, api } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled });
  const upload = (name: string) =>
    api.media.uploadMedia({ query: { name }, body: new TextEncoder().encode(`${name}: a sign.`) });
  const files = [await upload("menu.txt"), await upload("sign.txt")];
  const { project_id } = await api.projects.createProject({
    body: { title: "A sign", attachments: files.map(({ media_id }) => media_id) },
  });
  await page.goto(`/projects/${project_id}/edit`);
  await page.getByRole("checkbox", { name: "menu.txt" }).uncheck();
  // A mistake elsewhere: what should go is not there again.
  await page.getByLabel("What should it be called").fill("");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByText("One thing needs your attention").waitFor();
  expect(await page.getByRole("checkbox", { name: "menu.txt" }).isChecked()).toBe(false);
  await page.getByLabel("What should it be called").fill("A sign");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByRole("heading", { name: "A sign", level: 1 }).waitFor();
  const { attachments } = await api.projects.getProject({ params: { project_id } });
  expect(attachments.map(({ name }) => name)).toEqual(["sign.txt"]);
});
