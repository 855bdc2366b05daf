// The part of the acquaintance that random requests never reach by themselves: paid, handed in, disputed, withdrawn,
// reviewed. One of each, so that their routes have something to work with.
import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, eur, fund, handIn, openOffer, postProject, propose, terms } from "#test/hiring.ts";
import { mailedToken } from "#test/inbox.ts";
import { openPage, payBy } from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";

type Keep = <T>(value: T) => T;

export async function playMoney(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<void> {
  await playPayments(kogi, client, freelancer, keep);
  await playDisputes(kogi, client, freelancer, keep);
  await playReviews(kogi, client, freelancer, keep);
}

async function playPayments(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { contract, milestones } = keep(await contractBetween(client, freelancer, [60_000, 40_000]));
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const payment = await client.api.payments.startPayment({
    body: { type: "milestone", milestone_id: milestoneId },
    idempotencyKey: newId(),
  });
  const params = { transaction_id: keep(payment).transaction_id };
  const opened = await client.api.payments.openCheckout({ params });
  await openPage(kogi, opened.checkout_url);
  await payBy(kogi, opened.checkout_url);
  await kogi.settle();
  keep(await client.api.payments.getPayment({ params }));
  await handIn(freelancer, milestoneId);
  await client.api.contracts.requestRevision({ params: { milestone_id: milestoneId }, body: { note: "Heavier." } });
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  await client.api.contracts.listContractActivity({ params: { contract_id: contract.contract_id } });
  const second = milestones[1]?.milestone_id ?? "";
  const other = await client.api.contracts.fundMilestone({ params: { milestone_id: second }, idempotencyKey: newId() });
  await client.api.payments.cancelPayment({ params: { transaction_id: other.transaction_id } });
  await kogi.settle();
  const { data } = keep(await client.api.payments.listInvoices());
  const invoice = { invoice_id: data[0]?.invoice_id ?? "" };
  await client.api.payments.getInvoice({ params: invoice });
  await kogi.app.fastify.inject({ url: `/api/invoices/${invoice.invoice_id}/pdf`, headers: client.headers });
}

async function playDisputes(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { milestones } = keep(await contractBetween(client, freelancer, [50_000, 30_000]));
  const [first = "", second = ""] = milestones.map((milestone) => milestone.milestone_id);
  const params = { milestone_id: first };
  await fund(kogi, client, first);
  const { contracts } = client.api;
  await contracts.disputeMilestone({ params, body: { reason: "Not the scope." } });
  await contracts.withdrawDispute({ params });
  await contracts.disputeMilestone({ params, body: { reason: "Still not." } });
  const { dispute } = keep(await contracts.proposeSettlement({ params, body: { to_freelancer: eur(20_000) } }));
  const settlement = { settlement_id: dispute?.settlements[0]?.settlement_id ?? "" };
  await freelancer.api.contracts.acceptSettlement({ params: settlement, idempotencyKey: newId() });
  await fund(kogi, client, second);
  await contracts.requestRefund({ params: { milestone_id: second }, body: { reason: "Plans changed." } });
  await freelancer.api.contracts.refundMilestone({
    params: { milestone_id: second },
    body: {},
    idempotencyKey: newId(),
  });
  await kogi.settle();
}

async function playReviews(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { contract, milestones } = keep(await contractBetween(client, freelancer, [20_000]));
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  const stars = { quality: 5, communication: 4, expertise: 5, deadlines: 5, cooperation: 5, text: "Gladly again." };
  const { review_id } = keep(await client.api.contracts.writeReview({ params, body: stars }));
  keep(await freelancer.api.contracts.writeReview({ params, body: stars }));
  await freelancer.api.contracts.answerReview({ params: { review_id }, body: { text: "Likewise." } });
}

/** Verified, and with a bank account that money can go to a day later. */
export async function playPayouts(kogi: World, freelancer: Person, keep: Keep): Promise<void> {
  const { payments } = freelancer.api;
  await payments.submitIdentity({ body: { legal_name: "Mira Oyelaran", birth_date: "1991-04-12", country: "SE" } });
  await kogi.settle();
  const bank = {
    kind: "bank_account",
    holder_name: "Mira Oyelaran",
    iban: "SE4550000000058398257466",
    currency: "EUR",
  } as const;
  keep(await payments.addPayoutMethod({ body: bank }));
}

/** Hiring's other ends: a counter-offer, an invitation, a proposal taken back. */
export async function playHiring(client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { projects } = client.api;
  const { proposal, offer, project } = keep(await openOffer(client, freelancer));
  const countered = await freelancer.api.projects.counterOffer({
    params: { offer_id: offer.offer_id },
    body: terms([90_000]),
  });
  await projects.listProposalOffers({ params: { proposal_id: proposal.proposal_id } });
  await projects.declineOffer({ params: { offer_id: countered.offer_id }, body: {} });
  const again = keep(
    await projects.makeOffer({ params: { proposal_id: proposal.proposal_id }, body: terms([95_000]) }),
  );
  await projects.withdrawOffer({ params: { offer_id: again.offer_id } });
  await projects.declineProposal({ params: { proposal_id: proposal.proposal_id }, body: {} });
  await projects.updateProject({ params: { project_id: project.project_id }, body: { title: "Labels, again" } });
  await projects.closeProject({ params: { project_id: project.project_id } });
}

/** The first steps towards each other: invited, short-listed, taken back, asked directly. */
export async function playCourting(client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { projects } = client.api;
  const project = keep(await postProject(client));
  const params = { project_id: project.project_id };
  const { invitation_id } = keep(await projects.invite({ params, body: { user_id: freelancer.userId } }));
  await freelancer.api.projects.answerInvitation({ params: { invitation_id }, body: { answer: "accept" } });
  const { proposal_id } = keep(await propose(freelancer, project.project_id));
  await projects.shortlistProposal({ params: { proposal_id } });
  await freelancer.api.projects.withdrawProposal({ params: { proposal_id } });
  keep(
    await projects.makeDirectOffer({ body: { user_id: freelancer.userId, ...terms([70_000]), title: "Once more" } }),
  );
}

/** The settings of a profile and a portfolio, each once. */
export async function playProfile({ api, userId }: Person, mediaId: string, keep: Keep): Promise<void> {
  const params = { user_id: userId };
  await api.users.patchUser({ params, body: { headline: "Draws labels" } });
  const { data: skills } = await api.users.listSkills({ query: { q: "design" } });
  await api.users.putSkills({
    params,
    body: { skills: skills.slice(0, 1).map(({ skill_id }) => ({ skill_id, level: "expert" as const })) },
  });
  await api.users.getSkills({ params });
  await api.users.putInterests({ params, body: { topic_ids: [] } });
  await api.media.patchMedia({ params: { media_id: mediaId }, body: { alt: "A lamp in its box" } });
  await api.notifications.listNotifications();
  const { portfolio_id } = keep(await api.portfolios.createPortfolio({ body: { title: "Sketches" } }));
  await api.portfolios.patchPortfolio({ params: { portfolio_id }, body: { description: "Early ones." } });
}

/** What an account can do with itself, by somebody who plays no further part. */
export async function playAccount(kogi: World): Promise<void> {
  const person = await signUp(kogi, { name: "Kim Sol" });
  const { auth, users } = person.api;
  const [email, password] = [`new-${person.email}`, PASSWORD];
  await auth.setUpTwoFactor({ body: { password } });
  await users.listBlocks();
  await auth.changeEmail({ body: { email, password } });
  await kogi.settle();
  await auth.confirmEmail({ body: { token: await mailedToken(kogi, email, "change-email") } });
  const stranger = kogi.api().auth;
  await stranger.signIn({ body: { email, password } });
  await stranger.forgotPassword({ body: { email } });
  await kogi.settle();
  const token = await mailedToken(kogi, email, "reset-password");
  await stranger.resetPassword({ body: { token, password: "another long walk by the sea" } });
}
