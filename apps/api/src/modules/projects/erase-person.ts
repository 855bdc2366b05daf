// A person who erased their account leaves no words behind, and nothing of theirs stays open. What contracts point at
// stays: no contract runs any more, or the erasure would have been refused.
import { offerExpired, proposalWithdrawn } from "#events/projects.ts";
import { attach } from "#modules/media/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endIntake } from "./close-project.ts";
import { handOver } from "./hand-over.ts";
import { hireStatuses } from "./hires.repository.ts";
import { offerNews } from "./offer-news.ts";
import { endOffer } from "./offers.repository.ts";
import {
  emptyHiredPost,
  emptyPosts,
  emptyWords,
  type LiveProposal,
  liveProposalsOf,
  offersOfPerson,
  organisationsActedFor,
  projectsOfPerson,
  proposalsWithFiles,
  REMOVED_TITLE,
} from "./person.repository.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { countProposals, lockProject, type ProjectRow, updateContent } from "./projects.repository.ts";
import { allows } from "./projects.rules.ts";
import { cancelOfferTimer } from "./projects.timers.ts";
import { proposalNews } from "./proposal-news.ts";
import { setProposalStatus } from "./proposals.repository.ts";
import { emptyPost } from "./read-post.ts";

/** What others could read until the news of it arrive: in the transaction that erases. */
export async function eraseWords(tx: Tx, userId: string): Promise<void> {
  await emptyPosts(tx, userId);
  await emptyWords(tx, userId);
}

export async function erasePerson(tx: Tx, platform: Platform, userId: string): Promise<void> {
  // The news that they left may come later than this.
  for (const organisationId of await organisationsActedFor(tx, userId))
    await handOver(tx, platform, { organisationId, userId });
  for (const projectId of await projectsOfPerson(tx, userId)) await eraseProject(tx, platform, projectId);
  for (const proposal of await liveProposalsOf(tx, userId)) await withdraw(tx, platform, proposal);
  for (const offer of await offersOfPerson(tx, userId)) {
    await endOffer(tx, offer.offer_id, { status: "expired", at: platform.clock.now() });
    await cancelOfferTimer(tx, platform, offer.offer_id);
    if (offer.proposal_id !== null && offer.freelancer_id === userId) continue; // told with its proposal
    const ended_with = offer.freelancer_id === userId ? ("freelancer" as const) : ("client" as const);
    await platform.events.publish(tx, offerExpired, { ...offerNews(offer), ended_with });
  }
  for (const proposalId of await proposalsWithFiles(tx, userId))
    await letFilesGo(tx, userId, { purpose: "proposal", type: "proposal", id: proposalId });
  await emptyWords(tx, userId);
  await platform.audit.record(tx, {
    actorId: null,
    action: "projects.person_erased",
    subject: { type: "user", id: userId },
  });
}

async function withdraw(tx: Tx, platform: Platform, proposal: LiveProposal): Promise<void> {
  const project = await lockProject(tx, proposal.project_id);
  if (!project) return;
  await setProposalStatus(tx, proposal.proposal_id, { status: "withdrawn", at: platform.clock.now() });
  await countProposals(tx, project.project_id, -1);
  await tellProjectChanged(tx, platform, project.project_id);
  await platform.events.publish(tx, proposalWithdrawn, proposalNews(proposal, project));
}

async function eraseProject(tx: Tx, platform: Platform, projectId: string): Promise<void> {
  const row = await lockProject(tx, projectId);
  if (!row) return;
  if (allows(row.status, "cancel") && row.status !== "in_progress")
    await endIntake(tx, platform, { row, status: "cancelled", reason: "cancelled", actorId: null });
  await emptyProject(tx, platform, row);
}

async function emptyProject(tx: Tx, platform: Platform, row: ProjectRow): Promise<void> {
  const at = platform.clock.now();
  const content = { ...emptyPost, title: REMOVED_TITLE, positions: row.positions, visibility: row.visibility };
  if ((await hireStatuses(tx, row.project_id)).length > 0) await emptyHiredPost(tx, row.project_id, at);
  else await updateContent(tx, row, content, at);
  await letFilesGo(tx, row.user_id, { purpose: "project", type: "project", id: row.project_id });
}

async function letFilesGo(
  tx: Tx,
  ownerId: string,
  use: { purpose: "project" | "proposal"; type: string; id: string },
): Promise<void> {
  await attach(tx, { mediaIds: [], ownerId, purpose: use.purpose, subject: { type: use.type, id: use.id } });
}
