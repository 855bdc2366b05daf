// News of portfolios. Each carries what search and matching need, so that a listener needs no look-up.
import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const ids = { portfolio_id: Type.String(), user_id: Type.String() };
const facts = Type.Object({
  ...ids,
  slug: Type.String(),
  title: Type.String(),
  category_id: Type.Union([Type.String(), Type.Null()]),
  category_path: Type.Array(Type.String()),
  tags: Type.Array(Type.String()),
});

export const portfolioCreated = defineEvent("portfolios.created", facts);
/** Listed from now on; `first` the first time. */
export const portfolioPublished = defineEvent(
  "portfolios.published",
  Type.Object({ ...facts.properties, first: Type.Boolean() }),
);
/** Title, text, tags, cover or items changed; `state` tells whether others see it. */
export const portfolioChanged = defineEvent(
  "portfolios.changed",
  Type.Object({ ...facts.properties, state: Type.String() }),
);
/** Still opened by its address, in no list any more. */
export const portfolioUnlisted = defineEvent("portfolios.unlisted", Type.Object(ids));
/** Put away: its owner alone sees it. */
export const portfolioArchived = defineEvent("portfolios.archived", Type.Object(ids));
export const portfolioDeleted = defineEvent("portfolios.deleted", Type.Object(ids));
/** `by_id` likes it, or no longer does. */
export const portfolioLiked = defineEvent("portfolios.liked", Type.Object({ ...ids, by_id: Type.String() }));
export const portfolioUnliked = defineEvent("portfolios.unliked", Type.Object({ ...ids, by_id: Type.String() }));
/** Somebody saw it who had not seen it today. */
export const portfolioViewed = defineEvent(
  "portfolios.viewed",
  Type.Object({ ...ids, views: Type.Integer({ description: "How many new viewers." }) }),
);
/** Somebody passed it on who had not done so today. */
export const portfolioShared = defineEvent("portfolios.shared", Type.Object(ids));

const Confirmation = {
  confirmation_id: Type.String(),
  item_id: Type.String(),
  portfolio_id: Type.String(),
  user_id: Type.String(),
  /** Whose work it is, by name. */
  name: Type.String(),
  client_id: Type.String(),
  contract_id: Type.String(),
  contract_title: Type.String(),
  item_title: Type.String(),
};
/** A client is asked to say that a piece of work comes from their contract. */
export const confirmationAsked = defineEvent(
  "portfolios.confirmation_asked",
  Type.Object({ ...Confirmation, message: Type.String() }),
);
/** `answer`: confirmed, declined or withdrawn. */
export const confirmationAnswered = defineEvent(
  "portfolios.confirmation_answered",
  Type.Object({ ...Confirmation, answer: Type.String(), reason: Type.Union([Type.String(), Type.Null()]) }),
);
