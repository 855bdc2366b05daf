import type { InvitationView } from "#api-schema/hiring-views.ts";
import { invitationAnswered, invitationExpired } from "#events/projects.ts";
import { areBlocked } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerInvitationRow, lockInvitation } from "./invitations.repository.ts";
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
    if (row?.user_id !== actor.userId || (await areBlocked(tx, actor.userId, row.client_id)))
      throw invitationErrors.notFound();
    const at = platform.clock.now();
    if (row.status !== "sent" || at >= row.expires_at)
      throw invitationErrors.wrongState({ extra: { current: row.status === "sent" ? "expired" : row.status } });
    const status = input.answer === "accept" ? ("accepted" as const) : ("declined" as const);
    const message = input.message === null ? null : tidy(input.message);
    await answerInvitationRow(tx, invitationId, { status, message, at });
    await platform.timers.cancel(tx, INVITATION_TIMER, invitationId);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `projects.invitation_${status}`,
      subject: { type: "invitation", id: invitationId },
      before: { status: "sent" },
      after: { status },
    });
    const project = await findProject(tx, row.project_id);
    const news = invitationNews(row, project?.title ?? "");
    await platform.events.publish(tx, invitationAnswered, { ...news, answer: status });
  });
  return readInvitation(platform, actor, invitationId);
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
  await platform.events.publish(tx, invitationExpired, invitationNews(row, project?.title ?? ""));
}
