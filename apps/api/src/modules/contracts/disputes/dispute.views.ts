// A dispute as a milestone's view carries it, and as the first lines of a list.
import type { Static } from "typebox";
import type { DisputeCard, DisputeDecisionView } from "#api-schema/disputes.ts";
import type { DisputeView } from "#api-schema/milestone-views.ts";
import type { UserCard } from "#api-schema/users.ts";
import { type Money, money, subtract, toWire } from "#money";
import { roleIn } from "../contracts.policy.ts";
import type { ContractRow } from "../contracts.repository.ts";
import type { MilestoneRow } from "../milestones.repository.ts";
import { cardIn } from "../people.ts";
import { type Turn, turnOf } from "./dispute.rules.ts";
import type { DecisionRow } from "./dispute-files.repository.ts";
import type { DisputeRow, SettlementRow } from "./disputes.repository.ts";
import { stateOf } from "./see-dispute.ts";

export type DisputeOut = Static<typeof DisputeView>;
type Decision = Static<typeof DisputeDecisionView>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

interface DisputeParts {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  readonly settlements: readonly SettlementRow[];
  readonly decisions: readonly DecisionRow[];
}

export function disputeView(
  row: DisputeRow,
  { contract, milestone, settlements, decisions }: DisputeParts,
): DisputeOut {
  const inForce = decisions.find((decision) => decision.status === "in_force");
  return {
    dispute_id: row.dispute_id,
    opened_by: row.opened_by,
    reason: row.reason,
    // Held to exactly these words by a check constraint.
    cause: row.cause as DisputeOut["cause"],
    status: stateOf(row),
    // Held to exactly these words by a check constraint.
    outcome: row.outcome as DisputeOut["outcome"],
    wanted: row.wanted_minor === null ? null : sharesOf(disputedOf(row, milestone, contract), row.wanted_minor),
    negotiation_until: row.negotiation_until.toISOString(),
    evidence_until: iso(row.evidence_until),
    opened_at: row.opened_at.toISOString(),
    ended_at: iso(row.ended_at),
    settlements: settlements.map((settlement) => ({
      settlement_id: settlement.settlement_id,
      proposed_by: settlement.proposed_by,
      to_freelancer: toWire(money(settlement.to_freelancer_minor, settlement.currency)),
      to_client: toWire(money(settlement.to_client_minor, settlement.currency)),
      message: settlement.message,
      // Held to exactly these words by a check constraint.
      status: settlement.status as DisputeOut["settlements"][number]["status"],
      created_at: settlement.created_at.toISOString(),
    })),
    decision: inForce
      ? {
          ...partsOf(inForce),
          reasons: inForce.reasons,
          decided_at: (inForce.answered_at ?? inForce.decided_at).toISOString(),
        }
      : null,
  };
}

/** What was held when it was opened. */
const disputedOf = (row: DisputeRow, milestone: MilestoneRow, contract: ContractRow): Money =>
  money(row.amount_minor ?? milestone.amount_minor, contract.currency);

function sharesOf(whole: Money, toFreelancerMinor: bigint) {
  const toFreelancer = money(toFreelancerMinor, whole.currency);
  const toClient = subtract(whole, toFreelancer);
  return { to_freelancer: toWire(toFreelancer), to_client: toWire(toClient) };
}

const partsOf = (row: DecisionRow) => ({
  to_freelancer: toWire(money(row.to_freelancer_minor, row.currency)),
  to_client: toWire(money(row.to_client_minor, row.currency)),
});

export function decisionView(row: DecisionRow, people: ReadonlyMap<string, UserCard>): Decision {
  return {
    decision_id: row.decision_id,
    ...partsOf(row),
    reasons: row.reasons,
    // Held to exactly these words by a check constraint; declined by nobody else, whoever decided took it back.
    status: row.status === "declined" && row.answered_by === null ? "withdrawn" : (row.status as Decision["status"]),
    decided_by: cardIn(people, row.decided_by),
    decided_at: row.decided_at.toISOString(),
    answered_by: row.answered_by === null ? null : cardIn(people, row.answered_by),
    answered_at: iso(row.answered_at),
    answer_note: row.answer_note,
  };
}

/** Whose turn it is in this dispute. */
export function turnIn(row: DisputeRow, contract: ContractRow, settlements: readonly SettlementRow[]): Turn {
  const sides = settlements
    .filter((one) => one.dispute_id === row.dispute_id && one.status === "open")
    .flatMap((one) => roleIn(contract, one.proposed_by) ?? []);
  return turnOf({
    state: stateOf(row),
    openedBy: roleIn(contract, row.opened_by) ?? "client",
    negotiationUntil: row.negotiation_until,
    evidenceUntil: row.evidence_until,
    proposals: [...new Set(sides)],
  });
}

export interface CardParts {
  readonly contract: ContractRow;
  readonly milestone: MilestoneRow;
  readonly people: ReadonlyMap<string, UserCard>;
  readonly settlements: readonly SettlementRow[];
}

/** What a list and the page about one dispute have in common. */
export function aboutDispute(
  row: DisputeRow,
  { contract, milestone, people, settlements }: CardParts,
): Omit<DisputeCard, "needs_confirmation"> {
  const turn = turnIn(row, contract, settlements);
  return {
    dispute_id: row.dispute_id,
    status: stateOf(row),
    contract: { contract_id: contract.contract_id, title: contract.title },
    milestone: { milestone_id: milestone.milestone_id, title: milestone.title },
    client: cardIn(people, contract.client_id),
    freelancer: cardIn(people, contract.freelancer_id),
    amount: toWire(disputedOf(row, milestone, contract)),
    opened_by: row.opened_by,
    opened_at: row.opened_at.toISOString(),
    waiting_for: turn.waitingFor,
    due_at: iso(turn.dueAt),
    otherwise: turn.otherwise,
  };
}
