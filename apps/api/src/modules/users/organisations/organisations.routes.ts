import { organisationsApi } from "#api-schema/organisations.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerInvitation, expireInvitation, withdrawInvitation } from "./answer-invitation.ts";
import { changeMember, removeMember } from "./change-member.ts";
import { closeOrganisation } from "./close-organisation.ts";
import { createOrganisation } from "./create-organisation.ts";
import { INVITATION_TIMER } from "./invitations.repository.ts";
import { inviteToOrganisation } from "./invite-person.ts";
import { listInvitationsOf, listMyInvitations } from "./list-invitations.ts";
import { listMembers } from "./list-members.ts";
import { listMemberships, listOrganisations } from "./list-organisations.ts";
import { getOrganisation, getOrganisationByHandle } from "./read-organisation.ts";
import { saveOrganisation } from "./save-organisation.ts";

export function serveOrganisations(http: HttpApp, platform: Platform): void {
  servePages(http, platform);
  serveMembers(http, platform);
  serveInvitations(http, platform);
  platform.timers.onDue(INVITATION_TIMER, (tx, timer) => expireInvitation(tx, platform, timer.ref));
}

function servePages(http: HttpApp, platform: Platform): void {
  serve(http, organisationsApi.listOrganisations, ({ actor, query }) => listOrganisations(platform, actor, query));
  serve(http, organisationsApi.createOrganisation, ({ actor, body }) => createOrganisation(platform, actor, body));
  serve(http, organisationsApi.listMyOrganisations, ({ actor, query }) =>
    listMemberships(platform, actor, { ...query, userId: actor.userId }),
  );
  serve(http, organisationsApi.listMembershipsOf, ({ actor, params, query }) =>
    listMemberships(platform, actor, { ...query, userId: params.user_id }),
  );
  serve(http, organisationsApi.getOrganisationByHandle, ({ actor, params }) =>
    getOrganisationByHandle(platform, actor, params.handle),
  );
  serve(http, organisationsApi.getOrganisation, ({ actor, params }) =>
    getOrganisation(platform, actor, params.organisation_id),
  );
  serve(http, organisationsApi.patchOrganisation, ({ actor, params, body, expectVersion }) =>
    saveOrganisation(platform, actor, { organisationId: params.organisation_id, patch: body, expectVersion }),
  );
  serve(http, organisationsApi.closeOrganisation, ({ actor, params }) =>
    closeOrganisation(platform, actor, params.organisation_id),
  );
}

function serveMembers(http: HttpApp, platform: Platform): void {
  serve(http, organisationsApi.listMembers, ({ actor, params, query }) =>
    listMembers(platform, actor, { ...query, organisationId: params.organisation_id }),
  );
  serve(http, organisationsApi.patchMember, ({ actor, params, body, expectVersion }) =>
    changeMember(platform, actor, {
      organisationId: params.organisation_id,
      userId: params.user_id,
      patch: body,
      expectVersion,
    }),
  );
  serve(http, organisationsApi.removeMember, ({ actor, params }) =>
    removeMember(platform, actor, { organisationId: params.organisation_id, userId: params.user_id }),
  );
}

function serveInvitations(http: HttpApp, platform: Platform): void {
  serve(http, organisationsApi.inviteToOrganisation, ({ actor, params, body }) =>
    inviteToOrganisation(platform, actor, { ...body, organisationId: params.organisation_id }),
  );
  serve(http, organisationsApi.listOrganisationInvitations, ({ actor, params, query }) =>
    listInvitationsOf(platform, actor, { ...query, states: query.state ?? [], organisationId: params.organisation_id }),
  );
  serve(http, organisationsApi.withdrawOrganisationInvitation, ({ actor, params }) =>
    withdrawInvitation(platform, actor, {
      organisationId: params.organisation_id,
      invitationId: params.invitation_id,
    }),
  );
  serve(http, organisationsApi.listMyOrganisationInvitations, ({ actor, query }) =>
    listMyInvitations(platform, actor, query),
  );
  serve(http, organisationsApi.answerOrganisationInvitation, ({ actor, params, body }) =>
    answerInvitation(platform, actor, { ...body, invitationId: params.invitation_id }),
  );
}
