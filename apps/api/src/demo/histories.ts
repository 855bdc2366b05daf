// Contracts of the past, through the real use cases: agreed, paid on the provider's page, handed in, approved, reviewed.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Agreed } from "./progress.ts";
import { projectId } from "./projects.ts";
import type { SeedHistory, SeedMilestoneState, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

type Step = "fund" | "submit" | "revise" | "approve" | "dispute";

// What it takes to bring a milestone to where the demo wants it.
const STEPS: Readonly<Record<SeedMilestoneState, readonly Step[]>> = {
  pending: [],
  funded: ["fund"],
  submitted: ["fund", "submit"],
  revision_requested: ["fund", "submit", "revise"],
  disputed: ["fund", "submit", "dispute"],
  released: ["fund", "submit", "approve"],
};
// Work that waits for an answer was handed in lately, or it would have been approved by itself.
const OPEN_STEP_DAYS: Readonly<Record<Step, number>> = { fund: 9, submit: 4, revise: 2, approve: 2, dispute: 2 };

export function historyScenes(seeds: Seeds, end: Date): readonly Scene[] {
  return seeds.histories.flatMap((history) => {
    const start = daysBefore(end, history.started_days_ago, history.key);
    const scenes: Scene[] = [{ at: start, what: "contracts", play: (stage) => agree(stage, history) }];
    const times = stepTimes(history, start, end);
    for (const { at, index, step } of times)
      scenes.push({ at, what: "contracts", play: (stage) => act(stage, history, index, step) });
    const last = times.at(-1)?.at ?? start;
    if (history.ended_days_ago !== null)
      scenes.push({ at: addMs(last, 3_600_000), what: "contracts", play: (stage) => review(stage, history) });
    return scenes;
  });
}

interface TimedStep {
  readonly at: Date;
  readonly index: number;
  readonly step: Step;
}

// Work is answered within days: after fourteen it would have been approved by itself.
const ANSWERED_WITHIN_MS = 4 * DAY_MS;
// Thailand holds protected money for ten days; longer, and it would have gone back before it was approved.
const APPROVED_WITHIN_MS = 9 * DAY_MS;
// Where in a milestone's own stretch of time a finished step falls.
const PLACE_OF: Readonly<Record<Step, number>> = { fund: 0.1, submit: 0.9, approve: 1, revise: 1, dispute: 1 };

/** The steps of all milestones in order: finished ones share the contract's time, open ones lie in the last days. */
function stepTimes(history: SeedHistory, start: Date, end: Date): readonly TimedStep[] {
  const finished = history.milestones.filter((milestone) => milestone.state === "released").length;
  const until =
    history.ended_days_ago === null ? addMs(end, -10 * DAY_MS) : daysBefore(end, history.ended_days_ago, history.key);
  const stretchMs = Math.max(until.getTime() - start.getTime(), DAY_MS) / Math.max(finished, 1);
  const latest = end.getTime() - 60_000;
  return history.milestones.flatMap((milestone, index) =>
    STEPS[milestone.state].map((step, place) => {
      const earliest = start.getTime() + (index * 10 + place + 1) * 60_000;
      const stretchEnd = start.getTime() + stretchMs * (index + 1);
      const withinMs = step === "submit" ? ANSWERED_WITHIN_MS : APPROVED_WITHIN_MS;
      const inStretch = stretchEnd - Math.min(stretchMs * (1 - PLACE_OF[step]), withinMs);
      const open = daysBefore(end, OPEN_STEP_DAYS[step], `${history.key}${step}`).getTime();
      const wanted = milestone.state === "released" ? inStretch : open;
      return { at: new Date(Math.min(Math.max(wanted, earliest), latest)), index, step };
    }),
  );
}

async function agree(stage: Stage, history: SeedHistory): Promise<void> {
  const client = stage.as(history.client);
  const freelancer = stage.as(history.freelancer);
  const money = (minor: number) => ({ amount: String(minor), currency: history.currency });
  const total = money(history.milestones.reduce((sum, milestone) => sum + milestone.amount_minor, 0));
  const milestones = history.milestones.map(({ title, amount_minor }) => ({ title, amount: money(amount_minor) }));
  const offer = history.project
    ? await offerOnPost(stage, history, { total, milestones })
    : await client.projects.makeDirectOffer({
        body: { user_id: stage.idOf(history.freelancer), title: history.title, total, milestones },
      });
  const contract = await freelancer.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  stage.made.contracts.set(history.key, {
    contractId: contract.contract_id,
    milestoneIds: contract.milestones.map((milestone) => milestone.milestone_id),
  });
}

function agreed(stage: Stage, history: SeedHistory): Agreed {
  const contract = stage.made.contracts.get(history.key);
  assert(contract, `${history.key} is agreed before it is worked on`);
  return contract;
}

interface Terms {
  total: { amount: string; currency: string };
  milestones: { title: string; amount: { amount: string; currency: string } }[];
}

async function offerOnPost(stage: Stage, history: SeedHistory, terms: Terms) {
  const letter = stage.seeds.proposals.find(
    (one) => one.project === history.project && one.freelancer === history.freelancer,
  );
  const proposal = await stage.as(history.freelancer).projects.submitProposal({
    params: { project_id: projectId(stage, history.project ?? "") },
    body: {
      cover_letter: letter?.cover_letter ?? `I would be glad to do this. ${history.title} is what I like best.`,
      amount: terms.total,
    },
  });
  return stage.as(history.client).projects.makeOffer({ params: { proposal_id: proposal.proposal_id }, body: terms });
}

async function act(stage: Stage, history: SeedHistory, index: number, step: Step): Promise<void> {
  const milestoneId = agreed(stage, history).milestoneIds[index];
  assert(milestoneId !== undefined, `${history.key} has a milestone ${index}`);
  const params = { milestone_id: milestoneId };
  const [client, freelancer] = [stage.as(history.client).contracts, stage.as(history.freelancer).contracts];
  if (step === "fund") await protect(stage, history, milestoneId);
  if (step === "submit")
    await freelancer.submitMilestone({
      params,
      body: { note: "Ready for you to look at. Files and notes are in the usual place." },
    });
  if (step === "revise")
    await client.requestRevision({ params, body: { note: "Nearly. Could the second page breathe a little more?" } });
  if (step === "approve") await client.approveMilestone({ params, body: {}, idempotencyKey: newId() });
  if (step === "dispute")
    await client.disputeMilestone({
      params,
      body: { reason: "This is not the scope we agreed on, and we would like to find a fair division." },
    });
}

/** Pays on the sandbox provider's page, as a browser would. */
async function protect(stage: Stage, history: SeedHistory, milestoneId: string): Promise<void> {
  const { contracts, payments } = stage.as(history.client);
  const started = await contracts.fundMilestone({ params: { milestone_id: milestoneId }, idempotencyKey: newId() });
  const url =
    started.checkout_url ??
    (await payments.openCheckout({ params: { transaction_id: started.transaction_id } })).checkout_url;
  assert(url !== null, "the provider made its page");
  const form = new URLSearchParams({
    action: "pay",
    card_number: "4242 4242 4242 4242",
    expiry: "12/34",
    cvc: "123",
    name: "Demo",
  });
  await stage.app.fastify.inject({
    method: "POST",
    url: new URL(url).pathname,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: form.toString(),
  });
  await stage.settle();
}

async function review(stage: Stage, history: SeedHistory): Promise<void> {
  const params = { contract_id: agreed(stage, history).contractId };
  const { status, can } = await stage.as(history.client).contracts.getContract({ params });
  if (status === "active" && can.includes("close"))
    await stage.as(history.client).contracts.closeContract({ params, body: {} });
  for (const [key, seed] of [
    [history.client, history.review_by_client],
    [history.freelancer, history.review_by_freelancer],
  ] as const)
    if (seed) await stage.as(key).contracts.writeReview({ params, body: { ...seed.ratings, text: seed.text } });
}
