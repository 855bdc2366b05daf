// Certificates and history: written without JavaScript, confirmed by an administrator, shown on the profile.
import { expect, test } from "vitest";
import { pdfPages } from "#test/films.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("a certificate is named without JavaScript, confirmed, and stands on the profile with the history", async () => {
  const person = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" }, { javaScriptEnabled: false });
  const { page } = person;
  const { user } = await person.api.users.me();
  await page.goto("/settings/experience");
  await page.getByLabel("What it is called").fill("Sworn surveyor");
  await page.getByLabel("Who issued it").fill("Chamber of Crafts");
  await page.getByLabel("Issued on").fill("2024-05-01");
  await page.getByLabel("Valid until").fill("2023-05-01");
  await page.getByLabel("Where the issuer shows it").fill("https://chamber.example/42");
  await page.getByRole("button", { name: "Add" }).first().click();
  // Refused with what was typed still there.
  await page.getByText("It must end after it was issued.").first().waitFor();
  await page.getByLabel("Valid until").fill("2029-05-01");
  await page.getByRole("button", { name: "Add" }).first().click();
  await page.getByText("Not confirmed").waitFor();
  for (const [role, from] of [
    ["Apprentice", "2018-09"],
    ["Head of signs", "2021-03"],
  ] as const) {
    await page.getByLabel("What you did").fill(role);
    await page.getByLabel("Where", { exact: true }).fill("Hut");
    await page.getByLabel("From").fill(from);
    await page.getByRole("button", { name: "Add" }).last().click();
    await page.getByRole("button", { name: `Remove ${role}` }).waitFor();
  }
  await page.getByRole("button", { name: "Move Apprentice up" }).click();
  await page.getByRole("button", { name: "Move Head of signs up" }).waitFor();

  const admin = await kogi.visitor({ roles: ["admin"], name: "Ada Admin" });
  await admin.page.goto("/admin/certifications");
  await admin.page.getByRole("button", { name: "Refuse Sworn surveyor" }).click();
  await admin.page.getByRole("link", { name: "Say why it is refused" }).click();
  const reason = admin.page.getByRole("textbox", { name: "Why it is refused" });
  expect(
    await reason.evaluate((field) => [field.getAttribute("aria-invalid"), field === document.activeElement]),
  ).toEqual(["true", true]);
  await admin.page.getByRole("button", { name: "Confirm Sworn surveyor" }).click();
  await admin.page.getByText("Nothing to look at").waitFor();

  await page.goto(`/@${user.handle}`);
  await page.getByText("Confirmed", { exact: true }).waitFor();
  await page.getByText("Head of signs").waitFor();
});

test("a file of it serves as well, seen by its owner and the desk, and is taken back", async () => {
  const person = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" }, { javaScriptEnabled: false });
  const { page } = person;
  const { user } = await person.api.users.me();
  const diploma = { name: "diploma.pdf", mimeType: "application/pdf", buffer: pdfPages(1) };
  await page.goto("/settings/experience");
  await page.getByLabel("What it is called").fill("Master of lamps");
  await page.getByLabel("Who issued it").fill("Chamber of Crafts");
  await page.getByLabel("Issued on").fill("2024-05-01");
  await page.getByLabel("Valid until").fill("2023-05-01");
  await page.getByLabel("The certificate itself").setInputFiles(diploma);
  await page.getByRole("button", { name: "Add" }).first().click();
  // Refused for its day, and the file need not be chosen again.
  await page.getByText("It must end after it was issued.").first().waitFor();
  await page.getByText("diploma.pdf").waitFor();
  await page.getByLabel("Valid until").fill("");
  await page.getByRole("button", { name: "Add" }).first().click();
  await page.getByText("Not confirmed").waitFor();
  await kogi.settle();

  const admin = await kogi.visitor({ roles: ["admin"], name: "Ada Admin" });
  await admin.page.goto("/admin/certifications");
  await admin.page.getByRole("img", { name: "diploma.pdf" }).waitFor();
  expect(await faultsOf(admin.page)).toEqual([]);
  await admin.page.goto(`/@${user.handle}`);
  await admin.page.getByText("Master of lamps").waitFor();

  await page.reload();
  await page.getByRole("link", { name: "The file of it: diploma.pdf" }).waitFor();
  await page.getByRole("link", { name: "Change Master of lamps" }).click();
  await page.getByLabel("Remove diploma.pdf").check();
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByRole("link", { name: "Change Master of lamps" }).waitFor();
  expect(await page.getByText("diploma.pdf").count()).toBe(0);
  const visitor = await kogi.visitor({ user_type: "client" });
  await visitor.page.goto(`/@${user.handle}`);
  expect(await visitor.page.getByText("diploma.pdf").count()).toBe(0);
});

test("a window that stood open while the history changed loses no job, and what was typed in it is added", async () => {
  const person = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { page } = person;
  const params = { user_id: person.userId };
  const job = (title: string) => ({ title, organisation: "Hut", from: "2020-01", to: null, description: "" });
  const put = (...titles: string[]) =>
    person.api.experience.putHistory({ params, body: { history: titles.map((title) => job(title)) } });
  const titles = async () => (await person.api.experience.getHistory({ params })).data.map(({ title }) => title);
  await put("Apprentice", "Painter", "Head of signs");
  await page.goto("/settings/experience");
  await page.getByRole("link", { name: "Change Painter" }).click();
  await page.getByLabel("What you did").and(page.locator("[value=Painter]")).waitFor();
  await put("Painter", "Head of signs");
  await page.getByLabel("What you did").fill("Painter of signs");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Remove Painter of signs" }).waitFor();
  expect(await titles()).toEqual(["Painter of signs", "Head of signs"]);

  await page.getByRole("link", { name: "Change Head of signs" }).click();
  await page.getByLabel("What you did").and(page.locator('[value="Head of signs"]')).waitFor();
  await put("Apprentice", "Mason");
  await page.getByLabel("What you did").fill("Head of all signs");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("send it once more to add it as a new one", { exact: false }).first().waitFor();
  expect(await titles()).toEqual(["Apprentice", "Mason"]);
  await page.getByRole("button", { name: "Add" }).last().click();
  await page.getByRole("button", { name: "Remove Head of all signs" }).waitFor();
  expect(await titles()).toEqual(["Head of all signs", "Apprentice", "Mason"]);
  await put("Mason");
  await page.getByRole("button", { name: "Remove Apprentice" }).click();
  await page.getByText("Here is your history as it is now.", { exact: false }).waitFor();
  expect(await titles()).toEqual(["Mason"]);
});

test("of two tabs that each add a skill neither takes the other's away, and years that are none are told", async () => {
  const { page, api, userId } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled: false });
  const params = { user_id: userId };
  const save = async (tab: typeof page, added: string) => {
    await tab.getByLabel("Add skills").fill(added);
    await tab.getByRole("button", { name: "Save" }).click();
    await tab.getByLabel(`Years of ${added}`).waitFor();
  };
  await page.goto("/settings/skills");
  const other = await page.context().newPage();
  await other.goto("/settings/skills");
  await save(other, "Wordmarks");
  await save(page, "Logo Design");
  const slugs = async () => (await api.users.getSkills({ params })).data.map(({ slug }) => slug).toSorted();
  expect(await slugs()).toEqual(["logo-design", "wordmarks"]);
  await page.getByLabel("Years of Wordmarks").fill("99");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Whole years, up to 60." }).waitFor();
  expect(await page.getByLabel("Years of Wordmarks").inputValue()).toBe("99");
});

test("skills that were unticked or set to another level are still so after a refusal, without JavaScript", async () => {
  const { page, api, userId } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled: false });
  await page.goto("/settings/skills");
  await page.getByLabel("Add skills").fill("Wordmarks, Logo Design");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Keep Wordmarks").uncheck();
  await page.getByLabel("Level of Logo Design").selectOption("expert");
  await page.getByLabel("Add skills").fill("Logoo Desiign");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("We do not know these skills").first().waitFor();
  expect(await page.getByLabel("Keep Wordmarks").isChecked()).toBe(false);
  expect(await page.getByLabel("Level of Logo Design").inputValue()).toBe("expert");
  await page.getByLabel("Add skills").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Keep Wordmarks").waitFor({ state: "detached" });
  const { data } = await api.users.getSkills({ params: { user_id: userId } });
  expect(data).toMatchObject([{ slug: "logo-design", level: "expert" }]);
});
