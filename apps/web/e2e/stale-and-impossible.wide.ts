// A page that stood open and an address that cannot be: each says what it is, in the reader's language.
import { expect, test } from "vitest";
import { approve, eur, postProject, propose, submittedWork } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false } as const;

test.each([
  ["en-GB", /it is €50\.00 now/, "Release €50.00"],
  ["de-DE", /Jetzt sind es 50,00\s€/, /50,00\s€/],
])(
  "a dialog that stood open while a part was approved releases nothing more, and says so in %s",
  async (locale, said, now) => {
    const { client, milestoneId, contract } = await submittedWork(kogi, [20_000]);
    const page = await kogi.window(client, { ...plain, locale });
    await page.goto(`/contracts/${contract.contract_id}?dialog=approve&milestone=${milestoneId}`);
    await approve(client, milestoneId, { amount: eur(15_000), rest: "refund" });
    const release = page.getByRole("dialog").locator("button[name=intent][value=approve]");
    await release.click();
    await page.getByRole("dialog").getByText(said).waitFor();
    const params = { milestone_id: milestoneId };
    expect(await client.api.contracts.getMilestone({ params })).toMatchObject({
      protected_amount: eur(5_000),
      rest_request: { status: "open" },
    });
    // The form that came back is about the amount of now.
    expect(await release.textContent()).toMatch(now);
    await release.click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await client.api.contracts.getMilestone({ params })).toMatchObject({ protected_amount: eur(0) });
  },
);

test.each([true, false])(
  "two windows change a project: the later one learns of it, and saves over it knowingly, JavaScript: %s",
  async (javaScriptEnabled) => {
    const { page, ...client } = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled });
    const { project_id } = await postProject(client);
    const params = { project_id };
    await page.goto(`/projects/${project_id}/edit`);
    await client.api.projects.updateProject({ params, body: { title: "Of another window" } });
    await page.getByLabel("What should it be called").fill("Of this window");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("This was changed since you opened it. What you typed is still here.").waitFor();
    await page.getByRole("link", { name: "Open what is there now" }).waitFor();
    expect(await client.api.projects.getProject({ params })).toMatchObject({ title: "Of another window" });
    await page.getByRole("button", { name: "Save over it" }).click();
    await page.getByRole("heading", { name: "Of this window", level: 1 }).waitFor();
  },
);

test("a freelancer who changes a proposal that was put on the short list meanwhile can still save it", async () => {
  const { page, ...freelancer } = await kogi.visitor({ user_type: "freelancer" }, plain);
  const client = await kogi.visitor({ user_type: "client" });
  const { project_id } = await postProject(client);
  const { proposal_id } = await propose(freelancer, project_id);
  const params = { proposal_id };
  await page.goto(`/proposals/${proposal_id}/edit`);
  await page.getByLabel("Cover letter").fill("I have drawn for four bakeries.");
  await client.api.projects.shortlistProposal({ params });
  await page.getByRole("button", { name: "Save proposal" }).click();
  await page.getByRole("button", { name: "Save over it" }).click();
  await page.getByText("Your proposal is changed.").waitFor();
  expect(await freelancer.api.projects.getProposal({ params })).toMatchObject({
    cover_letter: "I have drawn for four bakeries.",
    status: "shortlisted",
  });
});

test("what stands in two windows of a profile, or of an organisation, is not lost in silence", async () => {
  const { page, ...ana } = await kogi.visitor({ user_type: "freelancer" }, plain);
  const user_id = ana.userId;
  await page.goto("/settings/profile");
  await ana.api.users.patchUser({ params: { user_id }, body: { headline: "Paints signs" } });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("button", { name: "Save over it" }).waitFor();
  const { user } = await ana.api.users.me();
  expect(user.headline).toBe("Paints signs");
  const { organisation_id } = await ana.api.organisations.createOrganisation({
    body: { name: "Two Windows", handle: "two-windows" },
  });
  await page.goto(`/settings/organisations/${organisation_id}`);
  await ana.api.organisations.patchOrganisation({ params: { organisation_id }, body: { name: "Three Windows" } });
  await page.getByRole("button", { name: "Save changes" }).last().click();
  await page.getByRole("button", { name: "Save over it" }).click();
  await expect
    .poll(async () => (await ana.api.organisations.getOrganisation({ params: { organisation_id } })).name)
    .toBe("Two Windows");
});

test("what was ticked in the later of two windows comes back with the refusal, and is what is saved over it", async () => {
  const { page, ...ana } = await kogi.visitor({}, plain);
  const { notifications } = ana.api;
  await page.goto("/settings/notifications");
  const { data, version } = await notifications.getPreferences();
  const changed = data.map((one, index) => (index === 0 ? { ...one, email: !one.email } : one));
  await notifications.putPreferences({ body: { data: changed, version } });
  const ticked = () => page.getByRole("checkbox").evaluateAll((boxes) => boxes.map((box) => box.matches(":checked")));
  const last = page.getByRole("checkbox").last();
  await last.setChecked(!(await last.isChecked()));
  const before = await ticked();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This was changed since you opened it. What you typed is still here.").waitFor();
  expect(await ticked()).toEqual(before);
  await page.getByRole("button", { name: "Save over it" }).click();
  await page.getByRole("button", { name: "Save over it" }).waitFor({ state: "detached" });
  expect(await ticked()).toEqual(before);
});

test("a form of a member that stood open gives nobody a role back that was taken meanwhile", async () => {
  const { page, ...ona } = await kogi.visitor({ name: "Ona Owner" }, plain);
  const max = await kogi.visitor({ name: "Max Member" });
  const body = { name: "Two Offices", handle: "two-offices" };
  const { organisation_id } = await ona.api.organisations.createOrganisation({ body });
  await join(ona, organisation_id, max, "admin");
  const params = { organisation_id, user_id: max.userId };
  const now = async () => {
    const { data } = await ona.api.organisations.listMembers({ params, query: {} });
    return data.flatMap(({ user, role, title }) => (user.user_id === max.userId ? [{ role, title }] : []));
  };
  await page.goto(`/settings/organisations/${organisation_id}?member=${max.userId}`);
  await ona.api.organisations.patchMember({ params, body: { role: "member" } });
  await page.getByLabel("What they do here").fill("Painter");
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await page.getByText("This was changed since you opened it. What you typed is still here.").waitFor();
  expect(await now()).toEqual([{ role: "member", title: "" }]);
  await page.getByLabel("Role").first().selectOption("member");
  await page.getByRole("button", { name: "Save over it" }).click();
  await page.getByText("Member · Painter").waitFor();
  expect(await now()).toEqual([{ role: "member", title: "Painter" }]);
});

test.each([
  ["en-GB", "This address asks for something that cannot be"],
  ["de-DE", "Diese Adresse fragt nach etwas, das es nicht geben kann"],
])("an address that cannot be is not called our fault, in %s", async (locale, title) => {
  const { page } = await kogi.visitor({}, { ...plain, locale });
  // Of the lists that the search asks at once, some refuse by their schema and some by the character: the first one tells.
  for (const path of ["/search?q=%00", "/people?skill=%00"]) {
    expect([400, 422]).toContain((await page.goto(path))?.status());
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
});

test("of two windows with one certificate the later one learns of the other, and saves over it knowingly", async () => {
  const { page, ...ana } = await kogi.visitor({ user_type: "freelancer" }, plain);
  const { experience } = ana.api;
  const body = { name: "Colour", issuer: "Print Guild", issued_on: "2024-05-01", expires_on: null, url: null };
  const { certification_id } = await experience.addCertification({ params: { user_id: ana.userId }, body });
  const params = { user_id: ana.userId, certification_id };
  await page.goto(`/settings/experience?certification=${certification_id}`);
  const form = page.locator("#certification");
  await experience.replaceCertification({ params, body: { ...body, name: "Of another window" } });
  await form.getByLabel("What it is called").fill("Of this window");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("This was changed since you opened it. What you typed is still here.").waitFor();
  const named = async () => (await experience.listCertifications({ params, query: {} })).data.map(({ name }) => name);
  expect(await named()).toEqual(["Of another window"]);
  await form.getByRole("button", { name: "Save over it" }).click();
  await page.getByText("Of this window").waitFor();
  expect(await named()).toEqual(["Of this window"]);
});

test.each([true, false])(
  "two windows change what stands on documents: the later one learns of it, and saves over it, JavaScript: %s",
  async (javaScriptEnabled) => {
    const { page, ...ana } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled });
    const details = { address: ["Rua 1", "Lisbon"], country: "PT", vat_id: null };
    const { organisation_id } = await ana.api.organisations.createOrganisation({
      body: { name: "Signs", handle: `signs-${javaScriptEnabled}` },
    });
    const params = { organisation_id };
    const elsewhere = {
      "/tax": async () => {
        const { version } = await ana.api.payments.getTaxProfile();
        await ana.api.payments.saveTaxProfile({ body: { ...details, name: "Of another window", version } });
      },
      [`/settings/organisations/${organisation_id}/billing`]: async () => {
        const { version } = await ana.api.payments.getOrganisationProfile({ params });
        const body = { ...details, name: "Of another window", version };
        await ana.api.payments.saveOrganisationProfile({ params, body });
      },
    };
    for (const [path, change] of Object.entries(elsewhere)) {
      await page.goto(path);
      await change();
      await page.getByLabel("Name or company").fill("Of this window");
      await page.getByLabel("Address").fill("Rua 2\nPorto");
      await page.getByLabel("Country").selectOption("PT");
      await page.getByRole("button", { name: /^Save / }).click();
      await page.getByText("This was changed since you opened it. What you typed is still here.").waitFor();
      await page.getByRole("button", { name: "Save over it" }).click();
      await page.getByText("Your details are saved.").waitFor();
    }
    expect(await ana.api.payments.getTaxProfile()).toMatchObject({ name: "Of this window" });
    expect(await ana.api.payments.getOrganisationProfile({ params })).toMatchObject({ name: "Of this window" });
  },
);
