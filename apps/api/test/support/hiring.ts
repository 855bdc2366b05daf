// Posts, proposals and offers for tests, made through the API by the people themselves.

import type { contractsApi } from "#api-schema/contract-routes.ts";
import type { InputOf } from "#api-schema/core.ts";
import type { OfferBody, ProposalBody } from "#api-schema/hiring-views.ts";
import type { ProjectBody } from "#api-schema/projects.ts";
import { newId } from "#platform/ids/index.ts";
import { payBy } from "./paying.ts";
import { type Person, signUp } from "./people.ts";
import type { World } from "./world.ts";

type ApprovalBody = InputOf<typeof contractsApi.approveMilestone>["body"];

export const eur = (cents: number) => ({ amount: String(cents), currency: "EUR" });

export function projectBody(wishes: Partial<ProjectBody> = {}): ProjectBody {
  return {
    title: "A brand for a small bakery",
    description: "We open in spring and need a mark, a menu and a sign that can be read from the tram.",
    category_id: "brand-identity",
    skills: ["brand-design", "logo-design"],
    tags: ["Bakery", "Print"],
    budget_min: eur(100_000),
    budget: eur(250_000),
    ...wishes,
  };
}

/** An open project. */
export async function postProject(client: Person, wishes: Partial<ProjectBody> = {}) {
  const draft = await client.api.projects.createProject({ body: projectBody(wishes) });
  return client.api.projects.publishProject({ params: { project_id: draft.project_id } });
}

export async function propose(freelancer: Person, projectId: string, wishes: Partial<ProposalBody> = {}) {
  const body = { cover_letter: "I have drawn for three bakeries.", amount: eur(180_000), duration_days: 20, ...wishes };
  return freelancer.api.projects.submitProposal({ params: { project_id: projectId }, body });
}

/** Terms with one milestone for each amount. */
export function terms(cents: readonly number[], wishes: Partial<OfferBody> = {}): OfferBody {
  return {
    total: eur(cents.reduce((sum, one) => sum + one, 0)),
    milestones: cents.map((one, index) => ({ title: `Step ${index + 1}`, amount: eur(one) })),
    message: "Shall we?",
    ...wishes,
  };
}

/** A project, a proposal and the client's open offer on it. */
export async function openOffer(
  client: Person,
  freelancer: Person,
  cents: readonly number[] = [100_000, 80_000],
  wishes: Partial<ProjectBody> = {},
) {
  const project = await postProject(client, wishes);
  const proposal = await propose(freelancer, project.project_id);
  const offer = await client.api.projects.makeOffer({
    params: { proposal_id: proposal.proposal_id },
    body: terms(cents),
  });
  return { project, proposal, offer };
}

/** A contract between two new people, with one milestone for each amount. */
export async function startContract(
  kogi: World,
  cents: readonly number[] = [100_000, 80_000],
  wishes: Partial<ProjectBody> = {},
) {
  const [client, freelancer] = await Promise.all([
    signUp(kogi, { user_type: "client", name: "Clara Client" }),
    signUp(kogi, { user_type: "freelancer", name: "Fred Free" }),
  ]);
  return contractBetween(client, freelancer, cents, wishes);
}

export async function contractBetween(
  client: Person,
  freelancer: Person,
  cents: readonly number[],
  wishes: Partial<ProjectBody> = {},
) {
  const { offer, project } = await openOffer(client, freelancer, cents, wishes);
  const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  return { client, freelancer, project, offer, contract, milestones: contract.milestones };
}

/** Pays for a milestone on the provider's page and waits until the money is protected. */
export async function fund(kogi: World, client: Person, milestoneId: string) {
  const params = { milestone_id: milestoneId };
  const payment = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  return payment;
}

/** A contract whose first milestone is protected and handed in. */
export async function submittedWork(kogi: World, cents: readonly number[] = [100_000, 80_000]) {
  const started = await startContract(kogi, cents);
  const milestoneId = started.milestones[0]?.milestone_id ?? "";
  await fund(kogi, started.client, milestoneId);
  await handIn(started.freelancer, milestoneId);
  return { ...started, milestoneId };
}

export function handIn(freelancer: Person, milestoneId: string, note = "Here it is.") {
  return freelancer.api.contracts.submitMilestone({ params: { milestone_id: milestoneId }, body: { note } });
}

export function approve(client: Person, milestoneId: string, body: ApprovalBody = {}, idempotencyKey = newId()) {
  return client.api.contracts.approveMilestone({ params: { milestone_id: milestoneId }, body, idempotencyKey });
}
