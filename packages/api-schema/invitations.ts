// A client asks a freelancer to propose.
import { Type } from "typebox";
import { Id, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { InvitationStatus, InvitationView } from "./hiring-views.ts";

const projectParams = record({ project_id: Id });

export const invitationRoutes = {
  invite: route({
    method: "POST",
    path: "/api/projects/:project_id/invitations",
    summary: "Invite a freelancer to propose",
    access: "verified",
    scope: "projects:write",
    params: projectParams,
    body: record({ user_id: Id, message: Type.Optional(Prose(4_000)) }),
    response: InvitationView,
    status: 201,
    errors: [
      "project.not_found",
      "project.wrong_state",
      "organisation.not_allowed",
      "invitation.already_sent",
      "invitation.no_such_freelancer",
    ],
  }),
  listProjectInvitations: route({
    method: "GET",
    path: "/api/projects/:project_id/invitations",
    summary: "Whom the client invited",
    access: "signed_in",
    scope: "projects:read",
    params: projectParams,
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(InvitationView),
    errors: ["project.not_found"],
  }),
  listMyInvitations: route({
    method: "GET",
    path: "/api/invitations",
    summary: "Invitations the caller received",
    access: "signed_in",
    scope: "projects:read",
    query: record({ ...pageQuery, ...sortedBy("-created_at"), status: Type.Optional(Type.Array(InvitationStatus)) }),
    response: pageOf(InvitationView),
  }),
  answerInvitation: route({
    method: "POST",
    path: "/api/invitations/:invitation_id/answer",
    summary: "Accept (a proposal follows) or decline an invitation",
    access: "signed_in",
    scope: "projects:write",
    params: record({ invitation_id: Id }),
    body: record({ answer: oneOf("accept", "decline"), message: Type.Optional(Prose(2_000)) }),
    response: InvitationView,
    errors: ["invitation.not_found", "invitation.wrong_state"],
  }),
};
