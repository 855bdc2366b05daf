// A freelancer shows work, a client posts a project, they agree, money is protected, work is delivered, money is
// released and withdrawn, both review. Everything through the public HTTP API.
import { DAY_MS } from "#platform/clock/index.ts";
import { newId, newToken } from "#platform/ids/index.ts";
import { readBooks, renderChange } from "./books.ts";
import { fundMilestone, tryDeclinedCard } from "./hire-money.ts";
import { checkNews, openPapers } from "./hire-news.ts";
import { listenAs } from "./live-listener.ts";
import { expectSame, expectThat, type Report } from "./report.ts";
import { showWork } from "./show-work.ts";
import { advanceClock, arrive, expectRefusal, type Traveller, waitFor } from "./traveller.ts";

const CURRENCY = "EUR";
const eur = (minor: number) => ({ amount: String(minor), currency: CURRENCY });

/** Plays the journey against a running development server. Throws `Deviation` at the first thing that is not so. */
export async function playHire(origin: string, report: Report): Promise<void> {
  const before = await readBooks(origin);
  const freelancer = await arrive(origin, "Mira Oyelaran", "freelancer");
  const client = await arrive(origin, "Tomas Hallberg", "client");
  report.step("A freelancer and a client signed up and verified their addresses");
  await showWork(freelancer, report);
  const projectId = await postProject(client, freelancer, report);
  const contract = await agree(client, freelancer, projectId, report);
  const [first, second] = contract.milestones;
  expectThat("the contract has two milestones", first !== undefined && second !== undefined);
  const openPage = await listenAs(origin, freelancer);
  try {
    await deliverFirst(client, freelancer, first.milestone_id, report);
    await openPage.hears("contracts.milestone_released");
  } finally {
    openPage.close();
  }
  report.step("The freelancer's open page heard of the release at once");
  await deliverSecond(origin, client, freelancer, second.milestone_id, report);
  await reviewEachOther(client, freelancer, contract.contract_id, report);
  await withdraw(origin, client, freelancer, report);
  await openPapers(origin, { client, freelancer }, report);
  await checkNews(origin, { client, freelancer }, report);
  await closeBooks(origin, before, report);
}

type ProjectWish = NonNullable<NonNullable<Parameters<Traveller["api"]["projects"]["listProjects"]>[0]>["query"]>;

async function postProject(client: Traveller, freelancer: Traveller, report: Report): Promise<string> {
  const project = await client.api.projects.createProject({
    body: {
      title: `Identity and labels for a small roastery ${newToken(3)}`,
      description: "We roast in Malmö and need a mark, two label systems and a short guide for our printer.",
      category_id: "logo-design",
      skills: ["logo-design"],
      budget_min: eur(200_000),
      budget: eur(300_000),
      engagement: "one_off",
      pricing: "fixed",
      screening_questions: [{ text: "Which of your projects is closest to this one?", required: true }],
    },
  });
  await client.api.projects.publishProject({ params: { project_id: project.project_id } });
  const isListed = async (query: ProjectWish) => {
    const { data } = await freelancer.api.projects.listProjects({ query });
    return data.some((one) => one.project_id === project.project_id);
  };
  expectThat("the open project is listed with its client's", await isListed({ user_id: client.userId }));
  const wish = {
    q: "roastery",
    category_id: ["logo-design"],
    skills: ["logo-design"],
    engagement: ["one_off" as const],
    pricing: ["fixed" as const],
    currency: CURRENCY,
    budget_min: "250000",
    budget_max: "350000",
    sort: "-created_at" as const,
    limit: 100,
  };
  expectThat("a freelancer's filters find the project", await isListed(wish));
  expectThat("other filters leave it out", !(await isListed({ ...wish, pricing: ["hourly"] })));
  expectThat("a higher budget leaves it out", !(await isListed({ ...wish, budget_min: "300001" })));
  report.step("The client posted a project with a budget and a question; a freelancer's filters find it");
  return project.project_id;
}

async function agree(client: Traveller, freelancer: Traveller, projectId: string, report: Report) {
  const project = await freelancer.api.projects.getProject({ params: { project_id: projectId } });
  const proposal = await freelancer.api.projects.submitProposal({
    params: { project_id: projectId },
    body: {
      cover_letter: "I have drawn three marks for food makers and would start with your green beans' bags.",
      amount: eur(260_000),
      duration_days: 30,
      answers: project.screening_questions.map((question) => ({
        question_id: question.question_id,
        text: "The lamp packaging.",
      })),
    },
  });
  report.step("The freelancer proposed");
  const milestones = [
    { title: "Mark and colours", amount: eur(100_000) },
    { title: "Labels and guide", amount: eur(140_000) },
  ];
  const offer = await client.api.projects.makeOffer({
    params: { proposal_id: proposal.proposal_id },
    body: { total: eur(240_000), milestones, message: "Could you do it for 2,400?" },
  });
  const counter = await freelancer.api.projects.counterOffer({
    params: { offer_id: offer.offer_id },
    body: {
      total: eur(250_000),
      milestones: [
        { title: "Mark and colours", amount: eur(100_000) },
        { title: "Labels and guide", amount: eur(150_000) },
      ],
      message: "2,500 with the guide in print.",
    },
  });
  report.step("The client offered, the freelancer countered");
  await expectRefusal("accepting one's own offer", "offer.not_your_turn", () =>
    freelancer.api.contracts.acceptOffer({ params: { offer_id: counter.offer_id } }),
  );
  await expectRefusal("accepting an older offer", "offer.superseded", () =>
    freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } }),
  );
  const contract = await client.api.contracts.acceptOffer({ params: { offer_id: counter.offer_id } });
  expectSame("the contract's total", contract.total, eur(250_000));
  report.step("The client accepted the newest terms: a contract over 2,500.00 EUR with two milestones");
  return contract;
}

async function deliverFirst(
  client: Traveller,
  freelancer: Traveller,
  milestoneId: string,
  report: Report,
): Promise<void> {
  const params = { milestone_id: milestoneId };
  await expectRefusal("handing in unprotected work", "milestone.wrong_state", () =>
    freelancer.api.contracts.submitMilestone({ params, body: { note: "Early" } }),
  );
  await tryDeclinedCard(client, milestoneId, report);
  await fundMilestone(client, milestoneId, "challenge", report);
  await freelancer.api.contracts.submitMilestone({ params, body: { note: "Two directions, as agreed." } });
  await client.api.contracts.requestRevision({ params, body: { note: "The second, a little heavier." } });
  await freelancer.api.contracts.submitMilestone({ params, body: { note: "Heavier by a third." } });
  report.step("Work was handed in, revised and handed in again");
  const key = newId();
  const once = await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: key });
  const twice = await client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: key });
  expectSame("the same approval sent twice gives the same answer", twice, once);
  await expectRefusal("approving again with another key", "milestone.wrong_state", () =>
    client.api.contracts.approveMilestone({ params, body: {}, idempotencyKey: newId() }),
  );
  expectSame("the milestone is released", once.status, "released");
  const wallet = await freelancer.api.payments.getWallet();
  expectSame(
    "1,000.00 less 10 % is clearing",
    wallet.balances.find((one) => one.currency === CURRENCY)?.clearing,
    eur(90_000),
  );
  report.step("The client approved: 900.00 EUR are clearing for the freelancer, 100.00 EUR are the fee");
  report.detail(`clears ${wallet.clearing[0]?.available_at}: ${wallet.clearing[0]?.reason}`);
}

async function deliverSecond(
  origin: string,
  client: Traveller,
  freelancer: Traveller,
  milestoneId: string,
  report: Report,
): Promise<void> {
  const params = { milestone_id: milestoneId };
  await fundMilestone(client, milestoneId, "approved", report);
  await freelancer.api.contracts.submitMilestone({ params, body: { note: "Labels and guide, ready for print." } });
  await advanceClock(origin, 14 * DAY_MS + 60_000);
  await Promise.all([client.signInAgain(), freelancer.signInAgain()]);
  const done = await waitFor("approval by itself after 14 days", async () => {
    const milestone = await client.api.contracts.getMilestone({ params });
    return milestone.status === "released" ? milestone : null;
  });
  expectSame("the whole amount is released", done.released_amount, eur(150_000));
  report.step("The client did not answer for 14 days: the second milestone was approved by itself");
}

async function withdraw(origin: string, client: Traveller, freelancer: Traveller, report: Report): Promise<void> {
  await advanceClock(origin, 15 * DAY_MS);
  await Promise.all([client.signInAgain(), freelancer.signInAgain()]);
  const net = eur(225_000);
  await waitFor("the clearing of both releases", async () => {
    const wallet = await freelancer.api.payments.getWallet();
    return wallet.balances.find((one) => one.currency === CURRENCY)?.available.amount === net.amount ? wallet : null;
  });
  const body = { amount: net };
  await expectRefusal("withdrawing without a bank account or identity", "payout.method_needed", () =>
    freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() }),
  );
  await freelancer.api.payments.submitIdentity({
    body: { legal_name: "Mira Oyelaran", birth_date: "1991-04-12", country: "SE" },
  });
  await waitFor("the identity check", async () =>
    (await freelancer.api.payments.getIdentityVerification()).state === "verified" ? true : null,
  );
  await freelancer.api.payments.addPayoutMethod({
    body: {
      kind: "bank_account",
      holder_name: "Mira Oyelaran",
      iban: "SE45 5000 0000 0583 9825 7466",
      currency: CURRENCY,
    },
  });
  await expectRefusal("withdrawing to an account that is new", "payout.account_cooling", () =>
    freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() }),
  );
  await advanceClock(origin, DAY_MS);
  const payout = await freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() });
  await expectRefusal("withdrawing the same money again", "payout.not_enough", () =>
    freelancer.api.payments.requestPayout({ body, idempotencyKey: newId() }),
  );
  await waitFor("the payout to arrive", async () => {
    const { status } = await freelancer.api.payments.getPayout({ params: { payout_id: payout.payout_id } });
    expectThat("the payout did not fail", status !== "failed");
    return status === "paid" ? true : null;
  });
  report.step("2,250.00 EUR cleared and were withdrawn to the freelancer's bank");
  const invoices = await waitFor("the invoices", async () => {
    const { data } = await freelancer.api.payments.listInvoices({ query: { limit: 50 } });
    return data.length >= 2 ? data : null;
  });
  report.detail(invoices.map((one) => `${one.number} ${one.title}`).join(", "));
}

async function reviewEachOther(
  client: Traveller,
  freelancer: Traveller,
  contractId: string,
  report: Report,
): Promise<void> {
  const params = { contract_id: contractId };
  const stars = { quality: 5, communication: 5, expertise: 5, deadlines: 4, cooperation: 5 };
  const { status, can } = await client.api.contracts.getContract({ params });
  if (status === "active" && can.includes("close")) await client.api.contracts.closeContract({ params, body: {} });
  await client.api.contracts.writeReview({
    params,
    body: { ...stars, text: "Clear, quick, and the mark is exactly ours." },
  });
  const hidden = await freelancer.api.contracts.listReviews({ query: { user_id: freelancer.userId } });
  expectSame("nobody reads a review before both have written", hidden.data.length, 0);
  await freelancer.api.contracts.writeReview({
    params,
    body: { ...stars, deadlines: 5, text: "A brief one could work from." },
  });
  const shown = await freelancer.api.contracts.listReviews({ query: { user_id: freelancer.userId } });
  expectSame("both reviews show once both have written", shown.data.length, 1);
  report.step("Both reviewed each other; the reviews showed together");
}

async function closeBooks(
  origin: string,
  before: Awaited<ReturnType<typeof readBooks>>,
  report: Report,
): Promise<void> {
  const after = await readBooks(origin);
  const { text, sums } = renderChange(before, after);
  report.step(
    `The books: ${after.journals - before.journals} journals, ${after.transfers - before.transfers} transfers\n${text}`,
  );
  for (const [currency, sum] of sums) expectSame(`the books sum to zero in ${currency}`, sum.toString(), "0");
  expectSame("no invariant of the ledger is broken", after.violations, []);
}
