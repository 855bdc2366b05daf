// Companies and studios: their page, their members, and who is invited.
import { type Static, Type } from "typebox";
import {
  Id,
  Instant,
  Line,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
  Version,
} from "./core.ts";
import { CountryCode, Handle, UserCard } from "./users.ts";

export const organisationRoles = ["owner", "admin", "member"] as const;
export const OrganisationRole = oneOf(...organisationRoles);
export type OrganisationRole = Static<typeof OrganisationRole>;

/** How an organisation stands beside its people. */
export const OrganisationCard = record({
  organisation_id: Id,
  handle: Type.String(),
  name: Type.String(),
  headline: Type.String(),
  logo: nullable(Type.String()),
  country: nullable(Type.String()),
  city: nullable(Type.String()),
});
export type OrganisationCard = Static<typeof OrganisationCard>;

/** As it stands in the list of all. */
export const ListedOrganisation = record({
  ...OrganisationCard.properties,
  members_count: Type.Integer({ description: "Of those who show it." }),
});
export type ListedOrganisation = Static<typeof ListedOrganisation>;

export const OrganisationView = record({
  ...OrganisationCard.properties,
  about: Type.String(),
  website: nullable(Type.String()),
  logo_media_id: nullable(Id),
  members_count: Type.Integer({ description: "Of those who show it." }),
  role: nullable(oneOf(...organisationRoles)),
  created_at: Instant,
  updated_at: Instant,
  version: Type.Integer(),
  can: Type.Array(oneOf("edit", "invite", "change_roles", "close")),
});
export type OrganisationView = Static<typeof OrganisationView>;

export const MemberView = record({
  user: UserCard,
  role: OrganisationRole,
  title: Type.String(),
  shown: Type.Boolean({ description: "On the organisation's page and on the person's profile." }),
  joined_at: Instant,
  version: Version,
  can: Type.Array(oneOf("change_role", "set_title", "set_shown", "remove", "leave")),
});
export type MemberView = Static<typeof MemberView>;

export const MembershipView = record({
  organisation: OrganisationCard,
  role: OrganisationRole,
  title: Type.String(),
  shown: Type.Boolean(),
  joined_at: Instant,
});
export type MembershipView = Static<typeof MembershipView>;

export const organisationInvitationStates = ["open", "accepted", "declined", "withdrawn", "expired"] as const;
export const OrganisationInvitationView = record({
  invitation_id: Id,
  organisation: OrganisationCard,
  user: UserCard,
  invited_by: UserCard,
  role: OrganisationRole,
  state: oneOf(...organisationInvitationStates),
  expires_at: Instant,
  created_at: Instant,
});
export type OrganisationInvitationView = Static<typeof OrganisationInvitationView>;

const editable = {
  name: Line(80),
  handle: Handle,
  headline: Line(120, 0),
  about: Prose(5_000),
  website: nullable(Type.String({ maxLength: 300, pattern: '^https?://[^\\s\\u0000-\\u001f<>"]+$' })),
  country: nullable(CountryCode),
  city: nullable(Line(80)),
  logo_media_id: nullable(Id),
};
const optional = {
  headline: Type.Optional(editable.headline),
  about: Type.Optional(editable.about),
  website: Type.Optional(editable.website),
  country: Type.Optional(editable.country),
  city: Type.Optional(editable.city),
  logo_media_id: Type.Optional(editable.logo_media_id),
};
export const OrganisationBody = record({ name: editable.name, handle: editable.handle, ...optional });
export type OrganisationBody = Static<typeof OrganisationBody>;
/** Only what is given changes. */
export const OrganisationPatch = record({
  name: Type.Optional(editable.name),
  handle: Type.Optional(editable.handle),
  ...optional,
  version: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type OrganisationPatch = Static<typeof OrganisationPatch>;

export const MemberPatch = record({
  role: Type.Optional(OrganisationRole),
  title: Type.Optional(Line(80, 0)),
  shown: Type.Optional(Type.Boolean()),
  version: Type.Optional(Version),
});
export type MemberPatch = Static<typeof MemberPatch>;

const ofOrganisation = record({ organisation_id: Id });
const ofMember = record({ organisation_id: Id, user_id: Id });
const notThere = "organisation.not_found";
const faults = ["user.handle_taken", "user.handle_changed_often", "user.handle_reserved", "user.bad_field"] as const;

export const organisationsApi = {
  listOrganisations: route({
    method: "GET",
    path: "/api/organisations",
    summary: "Companies and studios, the newest first or by name.",
    access: "public",
    scope: "users:read",
    query: record({
      q: Type.Optional(Type.String({ maxLength: 100, description: "In name, handle or headline." })),
      country: Type.Optional(Type.Array(CountryCode, { maxItems: 20 })),
      sort: Type.Optional(oneOf("-created_at", "name")),
      ...pageQuery,
    }),
    response: pageOf(ListedOrganisation),
  }),
  createOrganisation: route({
    method: "POST",
    path: "/api/organisations",
    summary: "Found an organisation; who founds it is its owner.",
    access: "verified",
    scope: "users:write",
    body: OrganisationBody,
    response: OrganisationView,
    status: 201,
    errors: [...faults, "organisation.too_many"],
  }),
  listMyOrganisations: route({
    method: "GET",
    path: "/api/organisations/mine",
    summary: "The organisations one belongs to, the newest membership first.",
    access: "signed_in",
    scope: "users:read",
    query: record({ ...pageQuery, ...sortedBy("-joined_at") }),
    response: pageOf(MembershipView),
  }),
  listMembershipsOf: route({
    method: "GET",
    path: "/api/users/:user_id/organisations",
    summary: "The organisations a person shows that they belong to.",
    access: "public",
    scope: "users:read",
    params: record({ user_id: Id }),
    query: record({ ...pageQuery, ...sortedBy("-joined_at") }),
    response: pageOf(MembershipView),
    errors: ["user.not_found"],
  }),
  getOrganisationByHandle: route({
    method: "GET",
    path: "/api/organisations/by-handle/:handle",
    summary: "An organisation by its handle, or one it gave up lately.",
    access: "public",
    scope: "users:read",
    params: record({ handle: Handle }),
    response: OrganisationView,
    errors: [notThere],
  }),
  getOrganisation: route({
    method: "GET",
    path: "/api/organisations/:organisation_id",
    summary: "An organisation's page.",
    access: "public",
    scope: "users:read",
    params: ofOrganisation,
    response: OrganisationView,
    errors: [notThere],
  }),
  patchOrganisation: route({
    method: "PATCH",
    path: "/api/organisations/:organisation_id",
    summary: "Change parts of an organisation's page: for its owners and admins.",
    access: "signed_in",
    scope: "users:write",
    params: ofOrganisation,
    body: OrganisationPatch,
    response: OrganisationView,
    errors: [notThere, "organisation.not_allowed", ...faults, "request.stale"],
  }),
  closeOrganisation: route({
    method: "POST",
    path: "/api/organisations/:organisation_id/closure",
    summary: "Close it for good: for owners. The page goes, and every member is told.",
    access: "signed_in",
    scope: "users:write",
    params: ofOrganisation,
    status: 204,
    errors: [notThere, "organisation.not_allowed"],
  }),
  listMembers: route({
    method: "GET",
    path: "/api/organisations/:organisation_id/members",
    summary: "Who belongs to it, the longest-serving first: who shows it, and for its members everybody.",
    access: "public",
    scope: "users:read",
    params: ofOrganisation,
    query: record({ ...pageQuery, ...sortedBy("joined_at") }),
    response: pageOf(MemberView),
    errors: [notThere],
  }),
  patchMember: route({
    method: "PATCH",
    path: "/api/organisations/:organisation_id/members/:user_id",
    summary: "Change a member's role or title, or whether one's own membership is shown.",
    access: "signed_in",
    scope: "users:write",
    params: ofMember,
    body: MemberPatch,
    response: MemberView,
    errors: [
      notThere,
      "organisation.not_allowed",
      "organisation.last_owner",
      "organisation.no_such_member",
      "request.stale",
    ],
  }),
  removeMember: route({
    method: "DELETE",
    path: "/api/organisations/:organisation_id/members/:user_id",
    summary: "Take somebody out, or leave.",
    access: "signed_in",
    scope: "users:write",
    params: ofMember,
    status: 204,
    errors: [notThere, "organisation.not_allowed", "organisation.last_owner", "organisation.no_such_member"],
  }),
  inviteToOrganisation: route({
    method: "POST",
    path: "/api/organisations/:organisation_id/invitations",
    summary: "Invite a person by their handle. The invitation ends by itself after 14 days.",
    access: "verified",
    scope: "users:write",
    params: ofOrganisation,
    body: record({ handle: Handle, role: OrganisationRole }),
    response: OrganisationInvitationView,
    status: 201,
    errors: [
      notThere,
      "organisation.not_allowed",
      "organisation.already_member",
      "organisation.already_invited",
      "organisation.full",
      "user.not_found",
    ],
  }),
  listOrganisationInvitations: route({
    method: "GET",
    path: "/api/organisations/:organisation_id/invitations",
    summary: "Whom an organisation invited, the newest first: for its owners and admins.",
    access: "signed_in",
    scope: "users:read",
    params: ofOrganisation,
    query: record({
      state: Type.Optional(Type.Array(oneOf(...organisationInvitationStates))),
      ...pageQuery,
      ...sortedBy("-created_at"),
    }),
    response: pageOf(OrganisationInvitationView),
    errors: [notThere, "organisation.not_allowed"],
  }),
  withdrawOrganisationInvitation: route({
    method: "DELETE",
    path: "/api/organisations/:organisation_id/invitations/:invitation_id",
    summary: "Take an open invitation back.",
    access: "signed_in",
    scope: "users:write",
    params: record({ organisation_id: Id, invitation_id: Id }),
    status: 204,
    errors: [notThere, "organisation.not_allowed", "organisation.no_such_invitation", "organisation.invitation_over"],
  }),
  listMyOrganisationInvitations: route({
    method: "GET",
    path: "/api/organisations/invitations",
    summary: "Open invitations to the caller, the newest first.",
    access: "signed_in",
    scope: "users:read",
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(OrganisationInvitationView),
  }),
  answerOrganisationInvitation: route({
    method: "POST",
    path: "/api/organisations/invitations/:invitation_id/answer",
    summary: "Accept an invitation, or decline it.",
    access: "signed_in",
    scope: "users:write",
    params: record({ invitation_id: Id }),
    body: record({ answer: oneOf("accept", "decline") }),
    response: OrganisationInvitationView,
    errors: [
      "organisation.no_such_invitation",
      "organisation.invitation_over",
      "organisation.too_many",
      "organisation.full",
    ],
  }),
};
