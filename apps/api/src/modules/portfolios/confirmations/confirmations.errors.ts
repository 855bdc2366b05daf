import { defineErrors } from "#platform/errors/index.ts";

export const confirmationErrors = defineErrors("confirmation", {
  notFound: [404, "There is no such request."],
  noSuchContract: [404, "This is not one of your finished contracts."],
  notYours: [403, "Only the other side can do that."],
  clientGone: [409, "The client of this contract can no longer be asked."],
  alreadyLive: [409, "This piece of work is confirmed already, or somebody has been asked to."],
  askedTooOften: [409, "You have asked about this piece and this contract three times. The client’s answer stands."],
  tooMany: [409, "20 requests are waiting for this client. Let them answer first."],
  wrongState: [409, "This request has been settled already."],
  changed: [409, "The piece has changed since you looked. Look at it again before you confirm."],
  filesNotReady: [
    409,
    "Not every file of this piece can be seen: one is still being looked at, or was refused. Look at it again once its maker has put that right.",
  ],
});
