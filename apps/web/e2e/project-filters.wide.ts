// The list of projects narrowed by skill, tag, place, day and budget, from the list itself and from a project's page.
import { expect, test } from "vitest";
import { projectBody } from "#test/hiring.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([true, false])(
  "projects are narrowed by every filter the API has, each with a chip that takes it away (JavaScript: %s)",
  async (javaScriptEnabled) => {
    const client = await kogi.visitor({ user_type: "client" });
    const mark = `mark ${javaScriptEnabled}`;
    const tiles = `tiles ${javaScriptEnabled}`;
    const post = async (title: string, changes: Partial<ReturnType<typeof projectBody>>) => {
      const body = { ...projectBody(), title, ...changes };
      const { project_id } = await client.api.projects.createProject({ body });
      await client.api.projects.publishProject({ params: { project_id } });
      return project_id;
    };
    const near = "2027-02-01T12:00:00Z";
    const lisbon = await post("A tile for Lisbon", {
      skills: ["logo-design"],
      tags: [mark, tiles],
      location: { countries: ["PT"] },
      deadline: near,
    });
    await post("A sign for anywhere", { skills: ["wordmarks"], tags: [mark], deadline: "2027-05-01T12:00:00Z" });
    const { page } = await kogi.visitor({}, { javaScriptEnabled });
    const shown = () => page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents();
    const both = ["A sign for anywhere", "A tile for Lisbon"];

    await page.goto(`/projects/${lisbon}`);
    await page.getByRole("link", { name: mark }).click();
    await page.getByText("2 results", { exact: true }).waitFor();
    expect(await shown()).toEqual(both);

    const send = () => page.getByLabel("What can you do?").press("Enter");
    const narrow = async (change: () => Promise<unknown>, chip: string | RegExp, left: string[]) => {
      await change();
      // With JavaScript a choice sends itself; what is typed, and everything without it, is sent by Enter.
      await send();
      const away = page.getByRole("link", { name: chip });
      await away.waitFor();
      expect(await shown()).toEqual(left);
      await away.click();
      await page.getByText("2 results", { exact: true }).waitFor();
    };
    await narrow(() => page.getByLabel("Open to people who live in").selectOption("DE"), "Germany", [both[0] ?? ""]);
    await narrow(() => page.getByLabel("Closing by").fill("2027-03-01"), /Closing by .*Mar.*2027/, [both[1] ?? ""]);
    await narrow(() => page.getByLabel("Budget of at most (EUR)").fill("1"), "At most €1", []);

    // Of several tags one is enough; they are the same whatever their case.
    await page.goto("/projects");
    await page.getByLabel("Tag", { exact: true }).fill(tiles.toUpperCase());
    await send();
    await page.getByRole("link", { name: tiles.toUpperCase() }).waitFor();
    expect(await shown()).toEqual([both[1]]);

    await page.goto(`/projects/${lisbon}`);
    await page.getByRole("link", { name: "Logo Design" }).click();
    await page.waitForURL("**/projects?skill=logo-design");
    await page.getByRole("heading", { name: "Find projects", level: 1 }).waitFor();
    expect(new Set(await shown())).toEqual(new Set(["A tile for Lisbon"]));
    expect(await page.getByRole("checkbox", { name: "Logo Design" }).isChecked()).toBe(true);
    // Axe is a script itself.
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
  },
);

test("an old link with what the list does not know shows the list all the same", async () => {
  const { page } = await kogi.visitor({});
  const answer = await page.goto("/projects?skill=%20x&tag=&until=2027-02-31&country=portugal&most=lots&budget=-3");
  expect(answer?.status()).toBe(200);
  await page.getByRole("heading", { name: "Find projects", level: 1 }).waitFor();
});

test("whoever narrows a list by a typed field stays in it, and an address that makes no sense narrows nothing", async () => {
  const { page } = await kogi.visitor({});
  await page.goto("/projects");
  for (const [label, typed] of [
    ["Closing by", "2027-03-01"],
    ["Budget of at most (EUR)", "900"],
    ["Tag", "tiles"],
  ] as const) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(typed);
    await field.press("Enter");
    await page.waitForURL((url) => [...url.searchParams.values()].includes(typed));
    expect(await field.evaluate((control) => control === document.activeElement)).toBe(true);
  }
  expect(await page.getByLabel("Tag", { exact: true }).inputValue()).toBe("");
  const answer = await page.goto("/projects?topic=Logo&topic=a%20b&tag=a%07b&skill=UP");
  expect(answer?.status()).toBe(200);
});

test("bounds are in the currency that the reader has set, and a link means the same for everybody", async () => {
  const plain = { javaScriptEnabled: false };
  const { page, api } = await kogi.visitor({}, plain);
  const { settings } = await api.users.me();
  await api.users.putSettings({ body: { ...settings, display_currency: "USD" } });
  for (const [path, label] of [
    ["/projects", "Budget of at least"],
    ["/people", "Highest hourly rate"],
  ] as const) {
    await page.goto(path);
    await page.getByLabel(`${label} (USD)`).fill("50");
    await page.getByLabel(`${label} (USD)`).press("Enter");
    await page.waitForURL(/currency=USD/);
    const visitor = await kogi.visitor({}, plain);
    await visitor.page.goto(page.url());
    expect(await visitor.page.getByLabel(`${label} (USD)`).inputValue()).toBe("50");
  }
  await page.goto("/projects?budget=50");
  expect(await page.getByLabel("Budget of at least (EUR)").inputValue()).toBe("50");
});
