// A mediator divides disputed money to the cent. Over the limit for money moved by hand, a second administrator puts
// the decision in force; until then nothing moves and nobody else can decide.
import type { DisputeDetail } from "#api-schema/disputes.ts";
import { decisionProposed } from "#events/contracts.ts";
import { refuseNewAdministrator } from "#modules/auth/index.ts";
import { needsSecondPerson } from "#modules/payments/index.ts";
import { money, subtract, toWire, type WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { type Actor, firstTime, type Keyed } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { disputeErrors, milestoneErrors } from "../contracts.errors.ts";
import { isParty } from "../contracts.policy.ts";
import { endIfOver } from "../end-contract.ts";
import { heldOf } from "../milestones.repository.ts";
import { tidy } from "../tidy.ts";
import { refuseDecision, refuseSecond } from "./dispute.rules.ts";
import {
  answerDecisionRow,
  type DecisionRow,
  decisionsOf,
  entriesOf,
  evidenceOf,
  findDecision,
  insertDecision,
} from "./dispute-files.repository.ts";
import { resolveDispute } from "./end-dispute.ts";
import { readDisputeAsMediator } from "./read-dispute.ts";
import { readShare } from "./read-share.ts";
import { lockDisputeAsMediator, type SeenDispute } from "./see-dispute.ts";

/** The same key again gives the same answer and decides nothing twice. */
export async function decideDispute(
  platform: Platform,
  by: Keyed,
  input: { disputeId: string; toFreelancer: WireMoney; reasons: string },
): Promise<DisputeDetail> {
  const { actor } = by;
  const reasons = tidy(input.reasons);
  if (reasons === "")
    throw milestoneErrors.invalid({
      fields: [{ pointer: "/body/reasons", detail: "Both sides read this. Fill it in." }],
    });
  await platform.inTransaction(async (tx) => {
    const seen = await lockDisputeAsMediator(tx, input.disputeId);
    const { toFreelancer: share } = input;
    const wish = `decide_dispute:${input.disputeId}:${share.amount} ${share.currency}`;
    if (!(await firstTime(tx, platform, by, wish))) return;
    const { contract, milestone, dispute, state } = seen;
    const before = await decisionsOf(tx, [dispute.dispute_id]);
    const at = platform.clock.now();
    const refusal = refuseDecision(
      {
        state,
        isParty: await isParty(tx, contract, actor.userId),
        decisionWaits: before.some((one) => one.status === "proposed"),
        evidence: evidenceOf(dispute, await entriesOf(tx, dispute.dispute_id)),
      },
      at,
    );
    if (refusal === "evidenceOpen")
      throw disputeErrors.evidenceOpen({ extra: { evidence_until: dispute.evidence_until?.toISOString() ?? null } });
    if (refusal) throw disputeErrors[refusal]({ extra: { current: state } });
    const whole = heldOf(milestone, contract.currency);
    const toFreelancer = readShare(platform, input.toFreelancer, whole);
    const takesTwo = await needsSecondPerson(tx, whole, at);
    const decision = {
      decision_id: newId(),
      dispute_id: dispute.dispute_id,
      to_freelancer_minor: toFreelancer.minor,
      to_client_minor: subtract(whole, toFreelancer).minor,
      currency: contract.currency,
      reasons,
      status: takesTwo ? "proposed" : "in_force",
      decided_by: actor.userId,
      decided_at: at,
    };
    await insertDecision(tx, decision);
    if (takesTwo) await noteProposed(tx, platform, actor, seen, decision);
    else await putInForce(tx, platform, actor, seen, decision);
  });
  return readDisputeAsMediator(platform, actor, input.disputeId);
}

/** The second administrator, who may not be the first, nor one of the two sides; whoever decided takes it back. */
export async function answerDecision(
  platform: Platform,
  by: Keyed,
  input: { decisionId: string; answer: "confirm" | "decline" | "withdraw"; note: string },
): Promise<DisputeDetail> {
  const { actor } = by;
  const known = await findDecision(platform.db, input.decisionId);
  if (!known) throw disputeErrors.notFound();
  await platform.inTransaction(async (tx) => {
    const seen = await lockDisputeAsMediator(tx, known.dispute_id);
    if (!(await firstTime(tx, platform, by, `decision:${input.decisionId}:${input.answer}`))) return;
    const decision = await findDecision(tx, input.decisionId);
    if (!decision) throw disputeErrors.notFound();
    const isWithdrawn = input.answer === "withdraw";
    const refusal = refuseSecond({
      status: decision.status,
      decidedBy: decision.decided_by,
      answeredBy: actor.userId,
      isParty: await isParty(tx, seen.contract, actor.userId),
      isWithdrawn,
    });
    if (refusal) throw disputeErrors[refusal]();
    const isConfirmed = input.answer === "confirm";
    const pair = isConfirmed ? [decision.decided_by, actor.userId] : [actor.userId];
    if (!isWithdrawn) await refuseNewAdministrator(tx, pair, platform.clock.now());
    await answerDecisionRow(tx, decision.decision_id, {
      status: isConfirmed ? "in_force" : "declined",
      answered_by: isWithdrawn ? null : actor.userId,
      answered_at: platform.clock.now(),
      answer_note: tidy(input.note) || null,
    });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `contracts.decision_${isWithdrawn ? "withdrawn" : isConfirmed ? "confirmed" : "declined"}`,
      subject: { type: "dispute", id: decision.dispute_id },
      after: { decision_id: decision.decision_id },
    });
    if (isConfirmed) await putInForce(tx, platform, actor, seen, decision);
  });
  return readDisputeAsMediator(platform, actor, known.dispute_id);
}

type Decided = Pick<DecisionRow, "decision_id" | "to_freelancer_minor" | "to_client_minor" | "reasons">;

async function noteProposed(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { contract, milestone, dispute }: SeenDispute,
  decision: Decided,
): Promise<void> {
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "contracts.decision_proposed",
    subject: { type: "dispute", id: dispute.dispute_id },
    after: { decision_id: decision.decision_id, to_freelancer: decision.to_freelancer_minor.toString() },
  });
  await platform.events.publish(tx, decisionProposed, {
    ...milestoneNews(contract, milestone, actor.userId),
    dispute_id: dispute.dispute_id,
    decision_id: decision.decision_id,
  });
}

async function putInForce(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { contract, milestone, dispute }: SeenDispute,
  decision: Decided,
): Promise<void> {
  const toFreelancer = money(decision.to_freelancer_minor, contract.currency);
  const toClient = money(decision.to_client_minor, contract.currency);
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "contracts.decision_in_force",
    subject: { type: "dispute", id: dispute.dispute_id },
    after: {
      decision_id: decision.decision_id,
      to_freelancer: toWire(toFreelancer),
      to_client: toWire(toClient),
    },
  });
  await resolveDispute(tx, platform, {
    contract,
    milestone,
    dispute,
    toFreelancer,
    toClient,
    outcome: "decided",
    actorId: null,
    administratorId: actor.userId,
    note: decision.reasons,
    endedKey: null,
  });
  await endIfOver(tx, platform, contract.contract_id, null);
}
