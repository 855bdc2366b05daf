import type { InvitationView } from "#api-schema/hiring-views.ts";
import { invitationAnswered, invitationExpired } from "#events/projects.ts";
import { areBlocked, cards } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerInvitationRow, type InvitationRow, lockInvitation, newestInvitation } from "./invitations.repository.ts";
import { invitationNews, readInvitation } from "./invitations.views.ts";
import { invitationErrors } from "./projects.errors.ts";
import { findProject } from "./projects.repository.ts";
import { INVITATION_TIMER } from "./projects.timers.ts";
import { tidy } from "./tidy.ts";

/** sent -> accepted (a proposal follows) or declined, by the one who was invited. */
export async function answerInvitation(
  platform: Platform,
  actor: Actor,
  input: { invitationId: string; answer: "accept" | "decline"; message: string | null },
): Promise<InvitationView> {
  const { invitationId } = input;
  await platform.inTransaction(async (tx) => {
    const row = await lockInvitation(tx, invitationId);
    if (row?.user_id !== actor.userId) throw invitationErrors.notFound();
    const blocked = await areBlocked(tx, actor.userId, row.client_id);
    // Between people who blocked each other it may still be ended, without a word.
    if (blocked && input.answer === "accept") throw invitationErrors.notFound();
    const at = platform.clock.now();
    if (row.status !== "sent" || at >= row.expires_at)
      throw invitationErrors.wrongState({ extra: { current: row.status === "sent" ? "expired" : row.status } });
    const status = input.answer === "accept" ? ("accepted" as const) : ("declined" as const);
    const message = input.message === null || blocked ? null : tidy(input.message);
    await keepAnswer(tx, platform, row, { status, message, at });
    const project = await findProject(tx, row.project_id);
    const news = invitationNews(row, project?.title ?? "");
    const freelancer_name = (await cards(tx, [row.user_id])).get(row.user_id)?.name ?? "";
    await platform.events.publish(tx, invitationAnswered, { ...news, answer: status, freelancer_name, message });
  });
  return readInvitation(platform, actor, invitationId);
}

/**
 * With the project locked: who proposes has answered an open invitation. The client hears of the proposal; saying so
 * twice would be noise.
 */
export async function acceptByProposing(
  tx: Tx,
  platform: Platform,
  project: { readonly project_id: string; readonly title: string },
  userId: string,
): Promise<void> {
  const newest = await newestInvitation(tx, project.project_id, userId);
  const row = newest && (await lockInvitation(tx, newest.invitation_id));
  if (row?.status !== "sent") return;
  await keepAnswer(tx, platform, row, { status: "accepted", message: null, at: platform.clock.now() });
  const news = { ...invitationNews(row, project.title), answer: "accepted", by_proposal: true };
  await platform.events.publish(tx, invitationAnswered, news);
}

async function keepAnswer(
  tx: Tx,
  platform: Platform,
  { invitation_id: invitationId, user_id }: InvitationRow,
  answer: { status: "accepted" | "declined"; message: string | null; at: Date },
): Promise<void> {
  await answerInvitationRow(tx, invitationId, answer);
  await platform.timers.cancel(tx, INVITATION_TIMER, invitationId);
  await platform.audit.record(tx, {
    actorId: user_id,
    action: `projects.invitation_${answer.status}`,
    subject: { type: "invitation", id: invitationId },
    before: { status: "sent" },
    after: { status: answer.status },
  });
}

/** By its timer: an invitation that nobody answered ends. */
export async function expireInvitation(tx: Tx, platform: Platform, invitationId: string): Promise<void> {
  const row = await lockInvitation(tx, invitationId);
  if (row?.status !== "sent") return;
  const at = platform.clock.now();
  await answerInvitationRow(tx, invitationId, { status: "expired", message: null, at });
  await platform.audit.record(tx, {
    actorId: null,
    action: "projects.invitation_expired",
    subject: { type: "invitation", id: invitationId },
    before: { status: "sent" },
    after: { status: "expired" },
  });
  const project = await findProject(tx, row.project_id);
  const news = invitationNews(row, project?.title ?? "");
  // Whoever could not see it any more was not silent about it.
  const unseen = await areBlocked(tx, row.user_id, row.client_id);
  await platform.events.publish(tx, invitationExpired, unseen ? { ...news, ended_with: "client" } : news);
}
