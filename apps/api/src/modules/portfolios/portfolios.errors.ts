import { defineErrors } from "#platform/errors/index.ts";

export const portfolioErrors = defineErrors("portfolio", {
  notFound: [404, "There is no such portfolio."],
  itemNotFound: [404, "There is no such piece of work."],
  notOwner: [403, "Only its owner may change this portfolio."],
  wrongState: [409, "The portfolio's state does not allow that."],
  archived: [409, "This portfolio is archived and can no longer be changed."],
  empty: [409, "Add at least one piece of work before you publish."],
  lastItem: [409, "A published portfolio keeps at least one piece of work. Unlist it first."],
  slugTaken: [409, "Another portfolio of yours has this address already."],
  tooMany: [409, "You have 200 portfolios, which is as many as one person may have."],
  tooManyItems: [409, "This portfolio has 100 pieces of work, which is as many as it takes."],
  orderMismatch: [409, "The pieces of work have changed meanwhile. Look at them again and sort anew."],
  itemIncomplete: [422, "Something is missing for this kind of work."],
  badLink: [422, "Give a link that begins with https://."],
  titleMissing: [422, "Give it a title."],
  badTags: [422, "One of the tags cannot be used."],
  badCategory: [422, "There is no such topic."],
  badLayout: [422, "This layout cannot be kept."],
  layoutIncomplete: [422, "Some blocks have nothing to show yet. Fill them in or remove them, then publish."],
  noSuchLayout: [404, "There is no such earlier draft."],
  ownLike: [409, "You cannot like your own work."],
});
