import { defineErrors, type KogiError } from "#platform/errors/index.ts";

export const userErrors = defineErrors("user", {
  notFound: [404, "There is no such person."],
  handleTaken: [409, "Somebody else has that handle."],
  handleChangedOften: [409, "A handle changes three times a day at most. Choose another one tomorrow."],
  handleReserved: [422, "That handle is kept for Kogi itself."],
  badField: [422, "Some fields need another look."],
  unknownSkill: [422, "There is no such skill."],
  unknownTopic: [422, "There is no such topic."],
  blockSelf: [422, "You cannot block yourself."],
  erasureBlocked: [409, "Your account cannot be erased yet."],
});

/** One field of a form that the schema could not judge alone. */
export function badField(pointer: string, detail: string): KogiError {
  return userErrors.badField({ fields: [{ pointer, detail, code: "value" }] });
}
