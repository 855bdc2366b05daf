// The documents of work for an organisation: in its name, as that was when they were issued, and for whoever keeps it.
import { expect, test } from "vitest";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, fund, handIn, projectBody, propose, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let made = 0;

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
  await join(ana, params.organisation_id, ben, "admin");
  return { ana, ben, params };
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
  const { transaction_id } = await fund(kogi, ben, first ?? "");
  return { fred, contract, transaction_id, first: first ?? "", second: second ?? "" };
}

const actorOf = ({ userId }: Person): Actor => ({
  userId,
  userType: "freelancer",
  roles: ["freelancer"],
  emailVerified: true,
  sessionId: null,
  via: "session",
  scopes: "all",
});

const documentsOf = async (person: Person, query: { organisation_id?: string }) =>
  (await person.api.payments.listInvoices({ query })).data;
const save = (person: Person, params: { organisation_id: string }, version: number, wishes: object = {}) =>
  person.api.payments.saveOrganisationProfile({ params, body: { ...BLAU, version, ...wishes } });

test("whoever keeps the studio reads its contracts, and acts in none that another signed", async () => {
  const { ana, ben, params } = await studio();
  const mia = await signUp(kogi, { user_type: "client", name: "Mia" });
  await join(ana, params.organisation_id, mia, "member");
  const { contract, first, fred } = await paidStep(ben, params);
  const { contract_id } = contract;
  await handIn(fred, first);
  const seen = await ana.api.contracts.getContract({ params: { contract_id } });
  expect(seen).toMatchObject({
    role: "keeper",
    can: [],
    client: { name: "Ben" },
    reviews: { mine: null, theirs: null },
  });
  const listens = (person: Person) => kogi.platform.live.mayListen(actorOf(person), `contract:${contract_id}`);
  expect(await Promise.all([ana, ben, fred, mia].map(listens))).toEqual([true, true, true, false]);
  expect(seen.milestones.map(({ can }) => can)).toEqual([[], []]);
  expect(seen.milestones[0]?.submissions).toHaveLength(1);
  expect((await ana.api.contracts.listContractActivity({ params: { contract_id }, query: {} })).data).not.toEqual([]);
  expect((await ana.api.contracts.getMilestone({ params: { milestone_id: first } })).can).toEqual([]);
  expect((await refusal(approve(ana, first))).code).toBe("milestone.not_found");
  expect((await refusal(ana.api.contracts.closeContract({ params: { contract_id }, body: {} }))).code).toBe(
    "contract.not_found",
  );

  const listed = async (person: Person) =>
    (await person.api.contracts.listContracts({ query: { ...params, count: true } })).data.map(({ role }) => role);
  expect(await listed(ana)).toEqual(["keeper"]);
  expect(await listed(ben)).toEqual(["client"]);
  expect((await refusal(listed(mia))).code).toBe("organisation.not_allowed");
  expect((await refusal(listed(fred))).code).toBe("organisation.not_allowed");
  expect((await ana.api.contracts.listContracts({ query: {} })).data).toEqual([]);
  expect((await refusal(mia.api.contracts.getContract({ params: { contract_id } }))).code).toBe("contract.not_found");

  // The role is asked with each request.
  await ana.api.organisations.closeOrganisation({ params });
  expect((await refusal(ana.api.contracts.getContract({ params: { contract_id } }))).code).toBe("contract.not_found");
  expect((await ben.api.contracts.getContract({ params: { contract_id } })).role).toBe("client");
});

test("who looks on does not learn who has reviewed already, and reads no review before everybody does", async () => {
  const { ana, ben, params } = await studio();
  const { contract, first, fred } = await paidStep(ben, params);
  const { contract_id } = contract;
  await handIn(fred, first);
  await approve(ben, first);
  await kogi.settle();
  await ben.api.contracts.closeContract({ params: { contract_id }, body: {} });
  const ratings = { quality: 5, communication: 5, expertise: 5, deadlines: 5, cooperation: 5 };
  await kogi.settle();
  const heard = { contract: [] as string[], ben: [] as string[] };
  const stops = [
    await kogi.platform.live.subscribe(`contract:${contract_id}`, ({ type }) => heard.contract.push(type)),
    await kogi.platform.live.subscribe(`user:${ben.userId}`, ({ type }) => heard.ben.push(type)),
  ];
  await fred.api.contracts.writeReview({ params: { contract_id }, body: { ...ratings, text: "Good to work for." } });
  expect((await ben.api.contracts.getContract({ params: { contract_id } })).reviews.theirs_written).toBe(true);
  const { reviews, can } = await ana.api.contracts.getContract({ params: { contract_id } });
  expect(reviews).toMatchObject({ mine: null, theirs: null, theirs_written: false, revealed: false });
  const steps = async (person: Person) =>
    (await person.api.contracts.listContractActivity({ params: { contract_id }, query: {} })).data.map(
      (one) => one.type,
    );
  expect(await steps(ben)).toContain("review_written");
  expect(await steps(ana)).not.toContain("review_written");
  expect(can).toEqual([]);
  await ben.api.contracts.writeReview({ params: { contract_id }, body: { ...ratings, text: "Good work." } });
  await kogi.settle();
  for (const stop of stops) stop();
  expect(heard.contract).toEqual(["reviews_revealed"]);
  expect(heard.ben).toContain("review_written");
});

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
  await join(ana, params.organisation_id, mia, "member");
  expect((await refusal(documentsOf(mia, params))).code).toBe("organisation.not_allowed");
  expect((await refusal(mia.api.payments.getInvoice({ params: invoice }))).code).toBe("invoice.not_found");
  await ana.api.organisations.removeMember({ params: { ...params, user_id: ben.userId } });
  expect((await refusal(documentsOf(ben, params))).code).toBe("organisation.not_allowed");
  const asked = ben.api.payments.getInvoice({ params: invoice });
  expect((await refusal(asked)).code).toBe("invoice.not_found");
  expect(await documentsOf(ben, {})).toHaveLength(1);
});

test("a credit note on the studio's receipt is in its name, for whoever keeps it, also once who paid has left", async () => {
  const { ana, ben, params } = await studio();
  await save(ana, params, 0);
  const { transaction_id, first, fred } = await paidStep(ben, params);
  await ana.api.organisations.removeMember({ params: { ...params, user_id: ben.userId } });
  await save(ana, params, 1, { name: "Studio Rot GmbH" });
  const desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
  const sendBack = (minor: string) =>
    desk.api.payments.orderRefund({
      params: { transaction_id },
      body: { bearer: "earner", reason: "Agreed by both.", amount: { amount: minor, currency: "EUR" } },
      idempotencyKey: newId(),
    });
  await sendBack("40000");
  await kogi.settle();
  const [note, receipt] = await documentsOf(ana, params);
  expect(note).toMatchObject({
    kind: "credit_note",
    credits: { number: receipt?.number },
    // Between the parties of what it credits, whatever they are called since.
    recipient: { name: "Studio Blau GmbH", lines: receipt?.recipient.lines },
  });
  expect(receipt?.recipient.name).toBe("Studio Blau GmbH");
  const invoice = { invoice_id: note?.invoice_id ?? "" };
  expect((await ana.api.payments.getInvoice({ params: invoice })).number).toBe(note?.number);
  expect((await ben.api.payments.getInvoice({ params: invoice })).number).toBe(note?.number);
  expect((await refusal(fred.api.payments.getInvoice({ params: invoice }))).code).toBe("invoice.not_found");

  // What was earned and is taken back: the fee is credited to the freelancer, the service by them.
  await handIn(fred, first);
  await approve(ben, first);
  await kogi.settle();
  await sendBack("20000");
  await kogi.settle();
  const kinds = async (person: Person, query: { organisation_id?: string }) =>
    (await documentsOf(person, query)).map(({ kind, recipient }) => `${kind}: ${recipient.name}`).toSorted();
  expect(await kinds(ana, params)).toEqual([
    "credit_note: Studio Blau GmbH",
    "credit_note: Studio Blau GmbH",
    "credit_note: Studio Rot GmbH",
    "receipt: Studio Blau GmbH",
    "service_statement: Studio Rot GmbH",
  ]);
  expect(await kinds(fred, {})).toEqual([
    "credit_note: Fred Free",
    "credit_note: Studio Rot GmbH",
    "service_fee_invoice: Fred Free",
    "service_statement: Studio Rot GmbH",
  ]);
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
