import { projectCompleted } from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endHireRow, hireStatuses, openPosition } from "./hires.repository.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { countProposals, lockProject, setStatus } from "./projects.repository.ts";
import { statusByHires } from "./projects.rules.ts";
import { setProposalStatus } from "./proposals.repository.ts";

/**
 * A contract ended: its position's work is over. When nobody works on the project any more it is completed (or
 * cancelled, when no work was finished). A contract without a project changes nothing here.
 */
export async function endHire(
  tx: Tx,
  platform: Platform,
  hire: { contractId: string; outcome: "completed" | "cancelled"; projectId: string | null; actorId: string | null },
): Promise<void> {
  if (hire.projectId === null) return;
  const project = await lockProject(tx, hire.projectId);
  const at = platform.clock.now();
  const ended = await endHireRow(tx, hire.contractId, hire.outcome, at);
  if (!ended || !project) return;
  // An open project still looks for others, and again for this one when nothing came of it; what is over stays as it is.
  if (project.status === "open" && hire.outcome === "cancelled") {
    await openPosition(tx, project.project_id, at);
    if (ended.proposal_id !== null) await expireProposal(tx, platform, project.project_id, ended.proposal_id);
    await tellProjectChanged(tx, platform, project.project_id);
  }
  if (project.status !== "in_progress") return;
  const status = statusByHires(await hireStatuses(tx, project.project_id));
  if (status === "in_progress") return;
  await setStatus(tx, project.project_id, status, at);
  await tellProjectChanged(tx, platform, project.project_id);
  await platform.audit.record(tx, {
    actorId: hire.actorId,
    action: `projects.${status}`,
    subject: { type: "project", id: project.project_id },
    before: { status: project.status },
    after: { status },
  });
  if (status !== "completed") return;
  const news = { project_id: project.project_id, user_id: project.user_id, title: project.title };
  await platform.events.publish(tx, projectCompleted, news);
}

/** So that they may propose again, and count once. */
async function expireProposal(tx: Tx, platform: Platform, projectId: string, proposalId: string): Promise<void> {
  await setProposalStatus(tx, proposalId, { status: "expired", at: platform.clock.now() });
  await countProposals(tx, projectId, -1);
  await platform.audit.record(tx, {
    actorId: null,
    action: "projects.proposal_expired",
    subject: { type: "proposal", id: proposalId },
    before: { status: "hired" },
    after: { status: "expired" },
  });
}
