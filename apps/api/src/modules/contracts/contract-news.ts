// What the news of contracts and milestones says.
import type { ContractRow } from "./contracts.repository.ts";
import type { MilestoneRow } from "./milestones.repository.ts";

type Told = Pick<ContractRow, "contract_id" | "project_id" | "title" | "client_id" | "freelancer_id">;

export function contractNews(contract: Told) {
  return {
    contract_id: contract.contract_id,
    project_id: contract.project_id,
    title: contract.title,
    client_id: contract.client_id,
    freelancer_id: contract.freelancer_id,
  };
}

export function milestoneNews(contract: ContractRow, milestone: MilestoneRow, actorId: string | null) {
  return {
    ...contractNews(contract),
    milestone_id: milestone.milestone_id,
    milestone_title: milestone.title,
    actor_id: actorId,
  };
}
