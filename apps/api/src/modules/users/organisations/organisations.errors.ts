import { defineErrors } from "#platform/errors/index.ts";

export const organisationErrors = defineErrors("organisation", {
  notFound: [404, "There is no such organisation."],
  notAllowed: [403, "Your role in this organisation does not allow this."],
  lastOwner: [409, "An organisation needs an owner: make somebody else one first."],
  noSuchMember: [404, "This person does not belong to the organisation."],
  tooMany: [409, "Twenty organisations are enough: leave one first."],
  full: [409, "An organisation has at most 200 members."],
  alreadyMember: [409, "This person belongs to the organisation already."],
  alreadyInvited: [409, "This person is invited already."],
  noSuchInvitation: [404, "There is no such invitation."],
  invitationOver: [409, "This invitation is not open any more."],
});
