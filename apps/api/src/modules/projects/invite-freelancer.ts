import type { InvitationView } from "#api-schema/hiring-views.ts";
import { invitationSent } from "#events/projects.ts";
import { hasRole } from "#modules/auth/index.ts";
import { areBlocked } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { insertInvitation } from "./invitations.repository.ts";
import { invitationNews, readInvitation } from "./invitations.views.ts";
import { invitationErrors } from "./projects.errors.ts";
import { lockOwnProject } from "./projects.policy.ts";
import { INVITATION_TIMER, invitationExpiry } from "./projects.timers.ts";
import { tidy } from "./tidy.ts";

/** Asks a freelancer to propose. Throws `invitation.already_sent`, `invitation.no_such_freelancer`. */
export async function inviteFreelancer(
  platform: Platform,
  actor: Actor,
  input: { projectId: string; userId: string; message: string },
): Promise<InvitationView> {
  const { db, clock } = platform;
  const known = input.userId !== actor.userId && (await hasRole(db, input.userId, "freelancer"));
  if (!known || (await areBlocked(db, actor.userId, input.userId)))
    throw invitationErrors.noSuchFreelancer({
      fields: [{ pointer: "/body/user_id", detail: "There is no such freelancer.", code: "unknown" }],
    });
  const invitationId = newId();
  await platform.inTransaction(async (tx) => {
    const project = await lockOwnProject(tx, actor, input.projectId, "invite");
    const at = clock.now();
    const row = {
      invitation_id: invitationId,
      project_id: project.project_id,
      client_id: actor.userId,
      user_id: input.userId,
      message: tidy(input.message),
      status: "sent" as const,
      answer_message: null,
      expires_at: invitationExpiry(at),
      answered_at: null,
      created_at: at,
    };
    await insertInvitation(tx, row);
    await platform.timers.schedule(tx, { kind: INVITATION_TIMER, ref: invitationId, dueAt: row.expires_at });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.invitation_sent",
      subject: { type: "invitation", id: invitationId },
      after: { project_id: project.project_id, user_id: input.userId },
    });
    await platform.events.publish(tx, invitationSent, invitationNews(row, project.title));
  });
  return readInvitation(platform, actor, invitationId);
}
