// What somebody wrote for an organisation stays with it: when they leave, keep it no longer or are suspended, its
// longest-serving owner with the client role goes on with their posts and talks. Offers in their name end; contracts stay with who signed them.
import { invitationExpired, offerExpired, proposalExpired } from "#events/projects.ts";
import { hasRole, isSuspended } from "#modules/auth/index.ts";
import { keepersOf, standingIn } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endIntake } from "./close-project.ts";
import { hireStatuses } from "./hires.repository.ts";
import { expireInvitations } from "./invitations.repository.ts";
import { invitationNews } from "./invitations.views.ts";
import { offerNews } from "./offer-news.ts";
import { endOffer, expireOpenOffers } from "./offers.repository.ts";
import { liveProposalsOf, projectsAsClient } from "./person.repository.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { countProposals, lockProject, type ProjectRow } from "./projects.repository.ts";
import { statusByHires } from "./projects.rules.ts";
import { cancelOfferTimer } from "./projects.timers.ts";
import { proposalNews } from "./proposal-news.ts";
import { setProposalStatus } from "./proposals.repository.ts";
import { liveStatuses } from "./proposals.rules.ts";

interface Leaver {
  readonly organisationId: string;
  readonly userId: string;
}

/** Does nothing for somebody who keeps the organisation and can answer, and where nobody is left to go on. */
export async function handOver(tx: Tx, platform: Platform, leaver: Leaver): Promise<void> {
  const { organisationId, userId } = leaver;
  const { role } = await standingIn(tx, leaver);
  const keeps = role === "owner" || role === "admin";
  if (keeps && !(await isSuspended(tx, userId))) return;
  const heirId = await heirIn(tx, organisationId);
  if (heirId === null || heirId === userId) return;
  const hiddenAt = (await isSuspended(tx, heirId)) ? platform.clock.now() : null;
  if (keeps && hiddenAt !== null) return;
  for (const projectId of await projectsWith(tx, leaver)) {
    const project = await lockProject(tx, projectId);
    if (!project) continue;
    await endOwnTalks(tx, platform, project, heirId);
    await giveTo(tx, projectId, { userId, heirId, hiddenAt });
    await endOffersOf(tx, platform, projectId, userId);
    await platform.audit.record(tx, {
      actorId: null,
      action: "projects.handed_over",
      subject: { type: "project", id: projectId },
      before: { user_id: userId },
      after: { user_id: heirId },
    });
  }
}

/**
 * Who has the client role, an owner before an admin; where nobody has it, the owner who serves longest. Whoever is suspended
 * comes after all others.
 */
async function heirIn(tx: Tx, organisationId: string): Promise<string | null> {
  const keepers = await keepersOf(tx, organisationId);
  const active: string[] = [];
  for (const userId of keepers) if (!(await isSuspended(tx, userId))) active.push(userId);
  for (const userId of active) if (await hasRole(tx, userId, "client")) return userId;
  return active[0] ?? keepers[0] ?? null;
}

/** The organisation closed: its open posts take no more proposals, and its drafts are of the person they are in the name of. */
export async function closeProjectsOf(tx: Tx, platform: Platform, organisationId: string): Promise<void> {
  await takeDraftsOut(tx, platform, organisationId);
  const rows = await tx
    .selectFrom("projects.projects")
    .select("project_id")
    .where("organisation_id", "=", organisationId)
    .where("status", "=", "open")
    .orderBy("project_id")
    .execute();
  for (const { project_id } of rows) {
    const row = await lockProject(tx, project_id);
    if (row?.status !== "open") continue;
    const status = statusByHires(await hireStatuses(tx, project_id));
    await endIntake(tx, platform, { row, status, reason: "client", actorId: null });
  }
}

async function takeDraftsOut(tx: Tx, platform: Platform, organisationId: string): Promise<void> {
  const rows = await tx
    .updateTable("projects.projects")
    .set((eb) => ({ organisation_id: null, version: eb("version", "+", 1), updated_at: platform.clock.now() }))
    .where("organisation_id", "=", organisationId)
    .where("status", "=", "draft")
    .returning("project_id")
    .execute();
  for (const { project_id } of rows)
    await platform.audit.record(tx, {
      actorId: null,
      action: "projects.taken_out",
      subject: { type: "project", id: project_id },
      before: { organisation_id: organisationId },
      after: { organisation_id: null },
    });
}

/** The organisation's posts in which this person is the client, of the post or of a live talk about it. */
async function projectsWith(db: Db, { organisationId, userId }: Leaver): Promise<string[]> {
  const rows = await db
    .selectFrom("projects.projects")
    .select("project_id")
    .where("organisation_id", "=", organisationId)
    .where("project_id", "in", projectsAsClient(userId))
    .orderBy("project_id")
    .execute();
  return rows.map((row) => row.project_id);
}

/** Nobody proposes to themselves: what the heir had with the project as a freelancer ends. */
async function endOwnTalks(tx: Tx, platform: Platform, project: ProjectRow, heirId: string): Promise<void> {
  const at = platform.clock.now();
  const { project_id: projectId } = project;
  for (const proposal of await liveProposalsOf(tx, heirId)) {
    if (proposal.project_id !== projectId) continue;
    await setProposalStatus(tx, proposal.proposal_id, { status: "expired", at });
    await countProposals(tx, projectId, -1);
    await tellProjectChanged(tx, platform, projectId);
    for (const offer of await expireOpenOffers(tx, { proposalId: proposal.proposal_id }, at)) {
      await cancelOfferTimer(tx, platform, offer.offer_id);
      // A colleague made it; the heir is told of the proposal.
      if (offer.client_id !== heirId)
        await platform.events.publish(tx, offerExpired, { ...offerNews(offer), ended_with: "client" });
    }
    await platform.audit.record(tx, {
      actorId: null,
      action: "projects.proposal_expired",
      subject: { type: "proposal", id: proposal.proposal_id },
      after: { status: "expired" },
    });
    await platform.events.publish(tx, proposalExpired, proposalNews(proposal, project));
  }
  for (const invitation of await expireInvitations(tx, projectId, at, heirId))
    await platform.events.publish(tx, invitationExpired, {
      ...invitationNews(invitation, project.title),
      ended_with: "client",
    });
}

async function giveTo(
  tx: Tx,
  projectId: string,
  { userId, heirId, hiddenAt }: { userId: string; heirId: string; hiddenAt: Date | null },
): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set({ user_id: heirId, hidden_at: hiddenAt })
    .where("project_id", "=", projectId)
    .where("user_id", "=", userId)
    .execute();
  await tx
    .updateTable("projects.proposals")
    .set({ client_id: heirId })
    .where("project_id", "=", projectId)
    .where("client_id", "=", userId)
    .where("status", "in", [...liveStatuses])
    .execute();
  await tx
    .updateTable("projects.invitations")
    .set({ client_id: heirId })
    .where("project_id", "=", projectId)
    .where("client_id", "=", userId)
    .where("status", "=", "sent")
    .execute();
}

async function endOffersOf(tx: Tx, platform: Platform, projectId: string, clientId: string): Promise<void> {
  const open = await tx
    .selectFrom("projects.offers")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("client_id", "=", clientId)
    .where("status", "=", "open")
    .orderBy("offer_id")
    .forUpdate()
    .execute();
  for (const offer of open) {
    await endOffer(tx, offer.offer_id, { status: "expired", at: platform.clock.now() });
    await cancelOfferTimer(tx, platform, offer.offer_id);
    await platform.events.publish(tx, offerExpired, { ...offerNews(offer), ended_with: "client" });
  }
}
