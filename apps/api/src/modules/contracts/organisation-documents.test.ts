// The documents of work for an organisation: in its name, as that was when they were issued, and for whoever keeps it.
import { afterAll, expect, test } from "vitest";
import { approve, fund, handIn, projectBody, propose, terms } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../db/checks/run.ts";

const kogi = world();
let made = 0;
afterAll(async () => expect(await runChecks(kogi.platform.db)).toEqual([]));

const BLAU = {
  name: "Studio Blau GmbH",
  address: ["Hafenweg 3", "20457 Hamburg"],
  country: "DE",
  vat_id: "DE123456789",
};

async function studio() {
  const [ana, ben] = await Promise.all([
    signUp(kogi, { user_type: "client", name: "Ana" }),
    signUp(kogi, { user_type: "client", name: "Ben" }),
  ]);
  made += 1;
  const body = { name: "Studio Blau", handle: `studio-blau-${made}` };
  const { organisation_id } = await ana.api.organisations.createOrganisation({ body });
  const params = { organisation_id };
  await join(ana, params, ben, "admin");
  return { ana, ben, params };
}

async function join(by: Person, params: { organisation_id: string }, person: Person, role: "admin" | "member") {
  const { handle } = (await person.api.users.me()).user;
  const { invitation_id } = await by.api.organisations.inviteToOrganisation({ params, body: { handle, role } });
  await person.api.organisations.answerOrganisationInvitation({
    params: { invitation_id },
    body: { answer: "accept" },
  });
}

/** Ben signs for the studio and pays the first of two steps. */
async function paidStep(ben: Person, params: { organisation_id: string }) {
  const fred = await signUp(kogi, { user_type: "freelancer", name: "Fred Free" });
  const { project_id } = await ben.api.projects.createProject({ body: { ...projectBody(), ...params } });
  await ben.api.projects.publishProject({ params: { project_id } });
  const { proposal_id } = await propose(fred, project_id);
  const { offer_id } = await ben.api.projects.makeOffer({ params: { proposal_id }, body: terms([100_000, 80_000]) });
  const contract = await fred.api.contracts.acceptOffer({ params: { offer_id } });
  const [first, second] = contract.milestones.map(({ milestone_id }) => milestone_id);
  await fund(kogi, ben, first ?? "");
  return { fred, contract, first: first ?? "", second: second ?? "" };
}

const documentsOf = async (person: Person, query: { organisation_id?: string }) =>
  (await person.api.payments.listInvoices({ query })).data;
const save = (person: Person, params: { organisation_id: string }, version: number, wishes: object = {}) =>
  person.api.payments.saveOrganisationProfile({ params, body: { ...BLAU, version, ...wishes } });

test("a receipt for the studio's project names the studio as it was told that day, and its owner may open it", async () => {
  const { ana, ben, params } = await studio();
  await save(ana, params, 0);
  const { first, second, fred } = await paidStep(ben, params);
  const [receipt] = await documentsOf(ana, params);
  expect(receipt).toMatchObject({
    kind: "receipt",
    recipient: { name: "Studio Blau GmbH", lines: ["Hafenweg 3", "20457 Hamburg", "Germany", "VAT DE123456789"] },
  });
  await save(ben, params, 1, { name: "Studio Rot GmbH", vat_id: null });
  await fund(kogi, ben, second);
  expect((await documentsOf(ana, params)).map(({ recipient }) => recipient.name)).toEqual([
    "Studio Rot GmbH",
    "Studio Blau GmbH",
  ]);
  // Who paid has it as well; nobody else does.
  const invoice = { invoice_id: receipt?.invoice_id ?? "" };
  expect((await ben.api.payments.getInvoice({ params: invoice })).number).toBe(receipt?.number);
  expect((await ana.api.payments.getInvoice({ params: invoice })).number).toBe(receipt?.number);
  expect((await refusal(fred.api.payments.getInvoice({ params: invoice }))).code).toBe("invoice.not_found");
  expect((await refusal(documentsOf(fred, params))).code).toBe("organisation.not_allowed");
  expect(await documentsOf(ana, {})).toEqual([]);
  await handIn(fred, first);
  await approve(ben, first);
  await kogi.settle();
  const [statement] = await documentsOf(ana, params);
  expect(statement).toMatchObject({ kind: "service_statement", issuer: { name: "Fred Free" } });
  expect(statement?.recipient.name).toBe("Studio Rot GmbH");
  expect((await documentsOf(fred, {})).find(({ kind }) => kind === "service_fee_invoice")?.recipient.name).toBe(
    "Fred Free",
  );
});

test("without billing details the page's name stands on it; members and who was taken out open none but those they paid", async () => {
  const { ana, ben, params } = await studio();
  await paidStep(ben, params);
  await paidStep(ana, params);
  const mine = (await documentsOf(ben, params)).map(({ recipient }) => recipient.name);
  expect(mine).toEqual(["Studio Blau", "Studio Blau"]);
  const [anas] = await documentsOf(ana, {});
  const invoice = { invoice_id: anas?.invoice_id ?? "" };
  const mia = await signUp(kogi, { name: "Mia" });
  await join(ana, params, mia, "member");
  expect((await refusal(documentsOf(mia, params))).code).toBe("organisation.not_allowed");
  expect((await refusal(mia.api.payments.getInvoice({ params: invoice }))).code).toBe("invoice.not_found");
  await ana.api.organisations.removeMember({ params: { ...params, user_id: ben.userId } });
  expect((await refusal(documentsOf(ben, params))).code).toBe("organisation.not_allowed");
  const asked = ben.api.payments.getInvoice({ params: invoice });
  expect((await refusal(asked)).code).toBe("invoice.not_found");
  expect(await documentsOf(ben, {})).toHaveLength(1);
});

test("billing details are kept by owners and admins, checked, and of two at once one is saved", async () => {
  const { ana, ben, params } = await studio();
  expect(await ana.api.payments.getOrganisationProfile({ params })).toMatchObject({ name: null, version: 0 });
  expect((await refusal(save(ana, params, 0, { vat_id: "DE12" }))).code).toBe("tax.bad_vat_id");
  expect((await refusal(save(ana, params, 0, { country: "QQ" }))).code).toBe("tax.unknown_country");
  const stranger = await signUp(kogi);
  expect((await refusal(save(stranger, params, 0))).code).toBe("organisation.not_allowed");
  expect((await refusal(stranger.api.payments.getOrganisationProfile({ params }))).code).toBe(
    "organisation.not_allowed",
  );
  const answers = await Promise.allSettled([save(ana, params, 0), save(ben, params, 0)]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await ben.api.payments.getOrganisationProfile({ params })).toMatchObject({ ...BLAU, version: 1 });
});
