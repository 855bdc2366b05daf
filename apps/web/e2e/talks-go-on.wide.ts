// Talks about terms from every side: answered invitations, terms taken back, and a colleague who answers for a studio.
import { expect, test } from "vitest";
import { eur, openOffer, postProject, projectBody, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("an invitation is answered on the project's page without JavaScript, and the client sees what became of it", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const guest = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" }, { javaScriptEnabled: false });
  const { project_id } = await postProject(client, { visibility: "invited" });
  const body = { user_id: guest.userId, message: "Your signs are what we want." };
  await client.api.projects.invite({ params: { project_id }, body });
  const { page } = guest;
  await page.goto(`/projects/${project_id}`);
  await page.getByText("Your signs are what we want.").waitFor();
  await page.getByRole("link", { name: "Propose", exact: true }).waitFor();
  await page.getByRole("link", { name: "No, thanks" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Booked until May.");
  await page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await page.getByText("Thank you for answering.").waitFor();
  expect(await page.getByRole("link", { name: "No, thanks" }).count()).toBe(0);
  await client.page.goto(`/projects/${project_id}/proposals`);
  const row = client.page.getByRole("row", { name: /Fred Free/ });
  await row.getByText("Declined").waitFor();
  await row.getByText("Booked until May.").waitFor();
  expect(await faultsOf(client.page)).toEqual([]);
});

test("who declined terms starts again with others, and what belongs to a milestone stays with it", async () => {
  const client = await kogi.visitor({ user_type: "client", name: "Clara Client" });
  const freelancer = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const { proposal, offer } = await openOffer(client, freelancer);
  const params = { offer_id: offer.offer_id };
  await freelancer.api.projects.declineOffer({ params, body: {} });
  const talk = { params: { proposal_id: proposal.proposal_id } };
  const sign = { title: "The sign", description: "Drawn and painted.", amount: eur(90_000) };
  const body = terms([90_000], { milestones: [sign] });
  const again = await freelancer.api.projects.makeOffer({ ...talk, body });
  await freelancer.api.projects.withdrawOffer({ params: { offer_id: again.offer_id } });
  const { page } = freelancer;
  await page.goto(`/proposals/${proposal.proposal_id}`);
  await page.getByRole("link", { name: "Start again with other terms" }).click();
  await page.getByRole("heading", { name: "Answer with other terms", level: 1 }).waitFor();
  await page.getByLabel("Amount", { exact: true }).fill("950");
  await page.getByRole("button", { name: "Send these terms" }).click();
  await page.getByText("Waiting for Clara Client").waitFor();
  const { data } = await client.api.projects.listProposalOffers(talk);
  expect(data[0]).toMatchObject({
    status: "open",
    milestones: [{ title: "The sign", description: "Drawn and painted." }],
  });
});

test("whoever keeps a studio answers its direct offer as the client", async () => {
  const ana = await kogi.visitor({ user_type: "client", name: "Ana Admin" });
  const ben = await kogi.visitor({ user_type: "client", name: "Ben Founder" });
  const fred = await kogi.visitor({ user_type: "freelancer", name: "Fred Free" });
  const named = { name: "Studio Rot", handle: "studio-rot-talks" };
  const { organisation_id } = await ben.api.organisations.createOrganisation({ body: named });
  await join(ben, organisation_id, ana, "admin");
  const { project_id } = await ben.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
  await ben.api.projects.publishProject({ params: { project_id } });
  const direct = { user_id: fred.userId, project_id, ...terms([40_000]), title: "The sign" };
  const first = await ben.api.projects.makeDirectOffer({ body: direct });
  const params = { offer_id: first.offer_id };
  await fred.api.projects.counterOffer({ params, body: terms([45_000]) });
  const { page } = ana;
  await page.goto(`/offers/${first.offer_id}`);
  await page.getByText("Your turn").waitFor();
  await page.getByText("Version 1").waitFor();
  await page.getByRole("link", { name: "Accept terms" }).click();
  await page.getByText("Nothing is charged yet").waitFor();
  await page.getByRole("button", { name: "Agree on €450.00" }).click();
  await page.waitForURL("**/contracts/*");
});
