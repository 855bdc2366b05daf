import { defineErrors } from "#platform/errors/index.ts";

export const endorsementErrors = defineErrors("endorsement", {
  notFound: [404, "No such endorsement."],
  noSuchSkill: [404, "This skill is not on that person’s profile."],
  ownSkill: [422, "You cannot vouch for yourself."],
});
