// What cannot be taken back is asked first, without JavaScript too.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a certificate goes only once asked, %s", async (_how, javaScriptEnabled) => {
  const { page, api, userId } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled });
  const params = { user_id: userId };
  const body = { name: "Sign painting", issuer: "Guild", issued_on: "2020-05-01", expires_on: null, url: null };
  await api.experience.addCertification({ params, body });
  const count = async () => (await api.experience.listCertifications({ params, query: {} })).data.length;
  await page.goto("/settings/experience");
  await page.getByRole("link", { name: "Remove Sign painting" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Sign painting?" });
  await dialog.getByRole("link", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await count()).toBe(1);
  await page.getByRole("link", { name: "Remove Sign painting" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await page.getByText("No certificates yet").waitFor();
  expect(await count()).toBe(0);
});

test("a member leaves an organisation only once asked", async () => {
  const { page, api } = await kogi.visitor({ name: "Ana Sol" });
  const ben = await kogi.visitor({ name: "Ben Lux" });
  const { organisation_id } = await api.organisations.createOrganisation({
    body: { name: "Lamp Works", handle: "lamp-works" },
  });
  const { user } = await ben.api.users.me();
  const params = { organisation_id };
  const invitation = await api.organisations.inviteToOrganisation({
    params,
    body: { handle: user.handle, role: "member" },
  });
  await ben.api.organisations.answerOrganisationInvitation({
    params: { invitation_id: invitation.invitation_id },
    body: { answer: "accept" },
  });
  await page.goto(`/settings/organisations/${organisation_id}`);
  await page.getByRole("link", { name: "Remove Ben Lux" }).click();
  await page.getByRole("dialog", { name: "Remove Ben Lux?" }).getByRole("button", { name: "Remove" }).click();
  await page.getByText("Removed.").waitFor();
  const { data } = await api.organisations.listMembers({ params, query: {} });
  expect(data.map((member) => member.user.name)).toEqual(["Ana Sol"]);
});
