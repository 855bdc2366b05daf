// The things that rows are about, made through the API by the people of the stage.
import { newId } from "#platform/ids/index.ts";
import { join } from "#test/organisations.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import type { World } from "#test/world.ts";

export const eur = (minor: number) => ({ amount: String(minor), currency: "EUR" });

let made = 0;

export async function uploadPicture(kogi: World, owner: Person): Promise<string> {
  made += 1;
  const body = await png({ width: 40 + (made % 400), height: 30 });
  const media = await owner.api.media.uploadMedia({ query: { name: "lamp.png" }, body });
  await kogi.settle();
  return media.media_id;
}

const linkItem = () => ({ kind: "link" as const, title: "Lamp", link: `https://example.org/${made++}` });

export async function draftPortfolio(owner: Person): Promise<{ portfolioId: string; itemIds: string[] }> {
  const { portfolio_id: portfolioId } = await owner.api.portfolios.createPortfolio({
    body: { title: `Work ${made++}` },
  });
  const itemIds: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const item = await owner.api.portfolios.addItem({ params: { portfolio_id: portfolioId }, body: linkItem() });
    itemIds.push(item.item_id);
  }
  return { portfolioId, itemIds };
}

export async function publishedPortfolio(owner: Person): Promise<{ portfolioId: string; itemIds: string[] }> {
  const portfolio = await draftPortfolio(owner);
  await owner.api.portfolios.publishPortfolio({ params: { portfolio_id: portfolio.portfolioId } });
  return portfolio;
}

/** A post that has all it needs to be published. */
export const wholeProject = () => ({
  title: `Labels ${made++}`,
  description: "We roast in Malmö and need a mark, two label systems and a short guide for our printer.",
  category_id: "logo-design",
  skills: ["logo-design"],
  budget: eur(300_000),
});

export async function draftProject(client: Person): Promise<string> {
  return (await client.api.projects.createProject({ body: wholeProject() })).project_id;
}

export async function openProject(client: Person): Promise<string> {
  const project_id = await draftProject(client);
  await client.api.projects.publishProject({ params: { project_id } });
  return project_id;
}

export const proposalBody = { cover_letter: "Gladly.", amount: eur(100_000) };
export const terms = {
  total: eur(100_000),
  milestones: [
    { title: "Mark", amount: eur(60_000) },
    { title: "Guide", amount: eur(40_000) },
  ],
};

export interface Talk {
  readonly client: Person;
  readonly freelancer: Person;
  readonly projectId: string;
  readonly proposalId: string;
}

/** A freelancer of its own has proposed to the client's project. */
export async function proposal(kogi: World, client: Person): Promise<Talk> {
  const freelancer = await signUp(kogi, { name: "Mira Oyelaran" });
  const projectId = await openProject(client);
  const { proposal_id: proposalId } = await freelancer.api.projects.submitProposal({
    params: { project_id: projectId },
    body: proposalBody,
  });
  return { client, freelancer, projectId, proposalId };
}

/** The client has offered terms in answer to the proposal. */
export async function offer(kogi: World, client: Person): Promise<Talk & { readonly offerId: string }> {
  const talk = await proposal(kogi, client);
  const { offer_id: offerId } = await client.api.projects.makeOffer({
    params: { proposal_id: talk.proposalId },
    body: terms,
  });
  return { ...talk, offerId };
}

/** A client of its own has hired for an organisation that `keeper` founded, and keeps it beside them. */
export async function hireForOrganisation(kogi: World, keeper: Person) {
  const client = await signUp(kogi, { user_type: "client" });
  const handle = `matrix-hirers-${made++}`;
  const { organisation_id } = await keeper.api.organisations.createOrganisation({ body: { name: "Hirers", handle } });
  await join(keeper, organisation_id, client, "admin");
  const freelancer = await signUp(kogi, { name: "Mira Oyelaran" });
  const body = { ...wholeProject(), organisation_id };
  const { project_id } = await client.api.projects.createProject({ body });
  await client.api.projects.publishProject({ params: { project_id } });
  const proposed = await freelancer.api.projects.submitProposal({ params: { project_id }, body: proposalBody });
  const { offer_id } = await client.api.projects.makeOffer({
    params: { proposal_id: proposed.proposal_id },
    body: terms,
  });
  const { contract_id, milestones } = await freelancer.api.contracts.acceptOffer({ params: { offer_id } });
  return { organisation_id, contract_id, milestone_id: milestones[0]?.milestone_id ?? "" };
}

export interface Hire extends Talk {
  readonly contractId: string;
  readonly milestoneId: string;
}

export async function hire(kogi: World, client: Person): Promise<Hire> {
  const talk = await offer(kogi, client);
  const contract = await talk.freelancer.api.contracts.acceptOffer({ params: { offer_id: talk.offerId } });
  return { ...talk, contractId: contract.contract_id, milestoneId: contract.milestones[0]?.milestone_id ?? "" };
}

/** The client is paying for the first milestone: the payment is open. */
export async function paying(kogi: World, client: Person): Promise<Hire & { readonly transactionId: string }> {
  const hired = await hire(kogi, client);
  const payment = await client.api.contracts.fundMilestone({
    params: { milestone_id: hired.milestoneId },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  return { ...hired, transactionId: payment.transaction_id };
}

/** The first milestone's money is protected. */
export async function funded(kogi: World, client: Person): Promise<Hire & { readonly transactionId: string }> {
  const open = await paying(kogi, client);
  const { checkout_url } = await client.api.payments.getPayment({ params: { transaction_id: open.transactionId } });
  const payload = {
    action: "pay",
    card_number: "4242 4242 4242 4242",
    expiry: "12/34",
    cvc: "123",
    name: "Test Person",
  };
  await kogi.app.fastify.inject({ method: "POST", url: new URL(checkout_url ?? "").pathname, payload });
  await kogi.settle();
  return open;
}

export async function submitted(kogi: World, client: Person): Promise<Hire> {
  const hired = await funded(kogi, client);
  await hired.freelancer.api.contracts.submitMilestone({
    params: { milestone_id: hired.milestoneId },
    body: { note: "Here it is." },
  });
  return hired;
}

export async function disputed(kogi: World, client: Person): Promise<Hire> {
  const hired = await submitted(kogi, client);
  await client.api.contracts.disputeMilestone({
    params: { milestone_id: hired.milestoneId },
    body: { reason: "It is not what was agreed." },
  });
  return hired;
}

/** The first milestone was paid and the contract has ended. */
export async function ended(kogi: World, client: Person): Promise<Hire> {
  const hired = await submitted(kogi, client);
  await client.api.contracts.approveMilestone({
    params: { milestone_id: hired.milestoneId },
    body: {},
    idempotencyKey: newId(),
  });
  await client.api.contracts.closeContract({ params: { contract_id: hired.contractId }, body: {} });
  await kogi.settle();
  return hired;
}

export const stars = {
  quality: 5,
  communication: 5,
  expertise: 5,
  deadlines: 4,
  cooperation: 5,
  text: "Clear and quick.",
};
