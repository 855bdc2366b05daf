// Money of milestones: protected, released, given back, divided.

import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, eur, fund, handIn } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { aboutNothing, type Fault, type MoneyRow, type Stage } from "./rows.ts";

async function hired({ client, freelancer }: Stage) {
  const { contract, milestones } = await contractBetween(client, freelancer, [50_000, 40_000]);
  return { contractId: contract.contract_id, params: { milestone_id: milestones[0]?.milestone_id ?? "" } };
}

async function funded(stage: Stage) {
  const work = await hired(stage);
  await fund(stage.kogi, stage.client, work.params.milestone_id);
  return work;
}

async function handedIn(stage: Stage) {
  const work = await funded(stage);
  await handIn(stage.freelancer, work.params.milestone_id);
  return work;
}

async function disputed(stage: Stage) {
  const work = await handedIn(stage);
  const { params } = work;
  const view = await stage.client.api.contracts.disputeMilestone({ params, body: { reason: "Not the scope." } });
  return { ...work, disputeId: view.dispute?.dispute_id ?? "" };
}

const noMilestone = aboutNothing("milestone_id", "milestone.not_found");
const stranger = (code: string): Fault => ({
  name: "somebody it is not about",
  spoil: async (_, { kogi }) => ({ by: await signUp(kogi) }),
  status: 404,
  code,
});
/** Where nobody protected anything. */
const unfunded = (code = "milestone.wrong_state"): Fault => ({
  name: "a milestone without money",
  spoil: async (_, stage) => ({ params: (await hired(stage)).params }),
  status: 409,
  code,
});
const share = { code: "milestone.invalid", zero: null, foreign: "milestone.invalid" };
const seen = { code: "milestone.amount_changed", foreign: "milestone.amount_changed", asSeen: true };
const moreThanThereIs = (field: string): Fault => ({
  name: "more than is protected",
  spoil: ({ body }) => ({ body: { ...body, [field]: eur(50_001) } }),
  status: 422,
  code: "milestone.invalid",
});

/** That of the negotiation, and that for evidence. */
async function weeksPass({ kogi }: Stage): Promise<void> {
  await kogi.advance(7 * DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
}

async function toDecide(stage: Stage) {
  const { disputeId } = await disputed(stage);
  await weeksPass(stage);
  const admin = await signBackIn(stage.kogi, stage.admin);
  return { by: admin, params: { dispute_id: disputeId }, body: { to_freelancer: eur(20_000), reasons: "Half of it." } };
}

export const contractRows: readonly MoneyRow[] = [
  {
    route: "POST /api/contracts/:contract_id/milestones",
    call: async (stage) => ({
      by: stage.client,
      params: { contract_id: (await hired(stage)).contractId },
      body: { title: "A sign", amount: eur(20_000) },
    }),
    amounts: { "/amount": { code: "milestone.invalid", foreign: "milestone.invalid" } },
    faults: [aboutNothing("contract_id", "contract.not_found")],
    good: 201,
  },
  {
    route: "POST /api/milestones/:milestone_id/funding",
    call: async (stage) => ({ by: stage.client, params: (await hired(stage)).params }),
    faults: [
      noMilestone,
      stranger("milestone.not_found"),
      {
        name: "the one who is paid",
        spoil: (_, { freelancer }) => ({ by: freelancer }),
        status: 403,
        code: "milestone.not_yours",
      },
      {
        name: "what is protected already",
        spoil: async (_, stage) => ({ params: (await funded(stage)).params }),
        status: 409,
        code: "milestone.wrong_state",
      },
    ],
    good: 201,
  },
  {
    route: "POST /api/milestones/:milestone_id/approval",
    call: async (stage) => ({
      by: stage.client,
      params: (await handedIn(stage)).params,
      body: { amount: eur(20_000), seen_amount: eur(50_000) },
    }),
    amounts: { "/amount": { code: "milestone.invalid", foreign: "milestone.invalid" }, "/seen_amount": seen },
    faults: [noMilestone, stranger("milestone.not_found"), unfunded(), moreThanThereIs("amount")],
    good: 200,
  },
  {
    route: "POST /api/milestones/:milestone_id/rest-answer",
    call: async (stage) => {
      const { params } = await handedIn(stage);
      await approve(stage.client, params.milestone_id, { amount: eur(20_000) });
      return { by: stage.freelancer, params, body: { answer: "accept", seen_amount: eur(30_000) } };
    },
    amounts: { "/seen_amount": seen },
    faults: [
      noMilestone,
      unfunded(),
      {
        name: "the one who asked",
        spoil: (_, { client }) => ({ by: client }),
        status: 403,
        code: "milestone.not_yours",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/milestones/:milestone_id/refund",
    call: async (stage) => ({
      by: stage.freelancer,
      params: (await funded(stage)).params,
      body: { seen_amount: eur(50_000) },
    }),
    amounts: { "/seen_amount": seen },
    faults: [
      noMilestone,
      unfunded(),
      {
        name: "the one who paid",
        spoil: (_, { client }) => ({ by: client }),
        status: 403,
        code: "milestone.not_yours",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/milestones/:milestone_id/dispute",
    call: async (stage) => ({
      by: stage.client,
      params: (await handedIn(stage)).params,
      body: { reason: "Not the scope.", to_freelancer: eur(20_000) },
    }),
    amounts: { "/to_freelancer": { ...share, zero: null } },
    faults: [noMilestone, unfunded(), moreThanThereIs("to_freelancer")],
    good: 201,
  },
  {
    route: "POST /api/milestones/:milestone_id/settlements",
    call: async (stage) => ({
      by: stage.client,
      params: (await disputed(stage)).params,
      body: { to_freelancer: eur(20_000) },
    }),
    amounts: { "/to_freelancer": share },
    faults: [noMilestone, unfunded("milestone.not_disputed"), moreThanThereIs("to_freelancer")],
    good: 201,
  },
  {
    route: "POST /api/settlements/:settlement_id/acceptance",
    call: async (stage) => {
      const { params } = await disputed(stage);
      const body = { to_freelancer: eur(20_000) };
      const { dispute } = await stage.client.api.contracts.proposeSettlement({ params, body });
      return { by: stage.freelancer, params: { settlement_id: dispute?.settlements[0]?.settlement_id ?? "" } };
    },
    faults: [
      aboutNothing("settlement_id", "settlement.not_found"),
      {
        name: "who proposed it",
        spoil: (_, { client }) => ({ by: client }),
        status: 409,
        code: "settlement.not_your_turn",
      },
    ],
    good: 200,
  },
  {
    route: "POST /api/admin/disputes/:dispute_id/decision",
    call: toDecide,
    amounts: { "/to_freelancer": share },
    faults: [aboutNothing("dispute_id", "dispute.not_found"), moreThanThereIs("to_freelancer")],
    good: 200,
  },
  {
    route: "POST /api/admin/dispute-decisions/:decision_id/answer",
    call: async (stage) => {
      const { by, params, body } = await largeDecision(stage);
      const { contracts } = by.api;
      const { decisions } = await contracts.decideDispute({ params, body, idempotencyKey: newId() });
      const second = await signUp(stage.kogi, { roles: ["admin"] });
      return { by: second, params: { decision_id: decisions[0]?.decision_id ?? "" }, body: { answer: "confirm" } };
    },
    faults: [
      aboutNothing("decision_id", "dispute.not_found"),
      {
        name: "who decided first",
        spoil: async (_, { kogi, admin }) => ({ by: await signBackIn(kogi, admin) }),
        status: 403,
        code: "dispute.second_person",
      },
    ],
    good: 200,
  },
];

/** Over the limit of one administrator. */
async function largeDecision(stage: Stage) {
  const { kogi, admin } = stage;
  const client = await signBackIn(kogi, stage.client);
  const freelancer = await signBackIn(kogi, stage.freelancer);
  const { milestones } = await contractBetween(client, freelancer, [300_000]);
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  await fund(kogi, client, params.milestone_id);
  const view = await client.api.contracts.disputeMilestone({ params, body: { reason: "Nothing came." } });
  await weeksPass(stage);
  return {
    by: await signBackIn(kogi, admin),
    params: { dispute_id: view.dispute?.dispute_id ?? "" },
    body: { to_freelancer: eur(200_000), reasons: "Most of it." },
  };
}
