// Every way a post stops taking proposals: by its client, at its deadline, when positions are filled, when cancelled.

import type { ProjectView } from "#api-schema/projects.ts";
import { invitationExpired, offerExpired, projectClosed } from "#events/projects.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { hireStatuses } from "./hires.repository.ts";
import { expireInvitations } from "./invitations.repository.ts";
import { invitationNews } from "./invitations.views.ts";
import { offerNews } from "./offer-news.ts";
import { expireOpenOffers } from "./offers.repository.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { projectErrors } from "./projects.errors.ts";
import { lockOwnProject } from "./projects.policy.ts";
import { lockProject, type ProjectRow, setStatus } from "./projects.repository.ts";
import { type ProjectStatus, statusByHires } from "./projects.rules.ts";
import { cancelOfferTimer, DEADLINE_TIMER } from "./projects.timers.ts";
import { expireLiveProposals } from "./proposals.repository.ts";
import { readProject } from "./read-project.ts";

export type CloseReason = "client" | "deadline" | "filled" | "cancelled";

/** open -> closed; or in_progress or completed, by the hires there are. */
export async function closeProject(platform: Platform, actor: Actor, projectId: string): Promise<ProjectView> {
  await platform.inTransaction(async (tx) => {
    const row = await lockOwnProject(tx, actor, projectId, "close");
    const status = statusByHires(await hireStatuses(tx, projectId));
    await endIntake(tx, platform, { row, status, reason: "client", actorId: actor.userId });
  });
  return readProject(platform, actor, projectId);
}

/** By its timer. A post that is not open any more stays as it is, and so does one whose deadline was moved meanwhile. */
export async function closeAtDeadline(tx: Tx, platform: Platform, projectId: string): Promise<void> {
  const row = await lockProject(tx, projectId);
  if (row?.status !== "open" || row.deadline === null || row.deadline > platform.clock.now()) return;
  const status = statusByHires(await hireStatuses(tx, projectId));
  await endIntake(tx, platform, { row, status, reason: "deadline", actorId: null });
}

/** Any state but the ended ones -> cancelled. Throws `project.has_contracts` while somebody works on it. */
export async function cancelProject(platform: Platform, actor: Actor, projectId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const row = await lockOwnProject(tx, actor, projectId, "cancel");
    const hires = await hireStatuses(tx, projectId);
    if (hires.includes("active")) throw projectErrors.hasContracts({ extra: { current: row.status } });
    await endIntake(tx, platform, { row, status: "cancelled", reason: "cancelled", actorId: actor.userId });
  });
}

/** With the project locked: sets its status and ends what still waits on it, with one piece of news. */
export async function endIntake(
  tx: Tx,
  platform: Platform,
  end: { row: ProjectRow; status: ProjectStatus; reason: CloseReason; actorId: string | null },
): Promise<void> {
  const { row, status } = end;
  const projectId = row.project_id;
  const at = platform.clock.now();
  await setStatus(tx, projectId, status, at);
  await tellProjectChanged(tx, platform, projectId);
  const freelancerIds = await expireLiveProposals(tx, projectId, at);
  await endOffersAndInvitations(tx, platform, row);
  await platform.timers.cancel(tx, DEADLINE_TIMER, projectId);
  await platform.audit.record(tx, {
    actorId: end.actorId,
    action: `projects.${status === "in_progress" ? "filled" : status}`,
    subject: { type: "project", id: projectId },
    before: { status: row.status },
    after: { status, reason: end.reason },
  });
  await platform.events.publish(tx, projectClosed, {
    project_id: projectId,
    user_id: row.user_id,
    title: row.title,
    status,
    reason: end.reason,
    freelancer_ids: freelancerIds,
  });
}

/** Who proposed hears of the project itself; who was asked directly hears that they need not answer any more. */
async function endOffersAndInvitations(tx: Tx, platform: Platform, row: ProjectRow): Promise<void> {
  const at = platform.clock.now();
  const { events } = platform;
  const ended_with = "project" as const;
  for (const offer of await expireOpenOffers(tx, { projectId: row.project_id }, at)) {
    await cancelOfferTimer(tx, platform, offer.offer_id);
    if (offer.proposal_id === null) await events.publish(tx, offerExpired, { ...offerNews(offer), ended_with });
  }
  for (const invitation of await expireInvitations(tx, row.project_id, at))
    await events.publish(tx, invitationExpired, { ...invitationNews(invitation, row.title), ended_with });
}
