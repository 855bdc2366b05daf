// Pieces of work that the client of a finished contract confirms.
import { type Static, Type } from "typebox";
import { Id, Instant, nullable, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { UserCard } from "./users.ts";
import { WorkItemView } from "./work-items.ts";

export const confirmationStates = ["asked", "confirmed", "declined", "withdrawn", "cancelled", "outdated"] as const;
const State = oneOf(...confirmationStates);

const shown = {
  confirmation_id: Id,
  item_id: Id,
  portfolio_id: Id,
  /** Which side the caller is. */
  role: oneOf("owner", "client"),
  state: State,
  /** As it was called when it was asked. */
  item_title: Type.String(),
  contract: record({ contract_id: Id, title: Type.String(), ended_at: Instant }),
  owner: UserCard,
  /** Null once they have left Kogi. */
  client: nullable(UserCard),
  message: Type.String(),
  /** Whether the client is named beside the mark. */
  show_name: Type.Boolean(),
  /** Why it was declined. */
  reason: nullable(Type.String()),
  asked_at: Instant,
  answered_at: nullable(Instant),
  ended_at: nullable(Instant),
  can: Type.Array(oneOf("confirm", "decline", "withdraw", "cancel")),
};
export const ConfirmationCard = record(shown);
export type ConfirmationCard = Static<typeof ConfirmationCard>;
export const ConfirmationView = record({
  ...shown,
  /** The piece as it stands, also one that nobody else sees yet; null for the client once the matter has ended. */
  item: nullable(WorkItemView),
});
export type ConfirmationView = Static<typeof ConfirmationView>;

/** A finished contract of the caller's, with the client who can confirm work of it. */
export const ContractToShow = record({
  contract_id: Id,
  title: Type.String(),
  ended_at: Instant,
  client: nullable(UserCard),
});
export type ContractToShow = Static<typeof ContractToShow>;

export const confirmationQuery = record({
  role: Type.Optional(oneOf("owner", "client")),
  state: Type.Optional(Type.Array(State, { maxItems: 6 })),
  item_id: Type.Optional(Id),
  ...pageQuery,
  ...sortedBy("-asked_at"),
});
export type ConfirmationQuery = Static<typeof confirmationQuery>;

const params = record({ confirmation_id: Id });
const answers = ["confirmation.not_found", "confirmation.not_yours", "confirmation.wrong_state"];
const answer = (name: string, summary: string) =>
  ({
    method: "POST",
    path: `/api/work-confirmations/:confirmation_id/${name}`,
    summary,
    access: "signed_in",
    scope: "portfolios:write",
    params,
    response: ConfirmationView,
  }) as const;

export const confirmationRoutes = {
  listFinishedContracts: route({
    method: "GET",
    path: "/api/finished-contracts",
    summary: "The caller's finished contracts, the newest first: those whose client can confirm a piece of work.",
    access: "signed_in",
    scope: "portfolios:read",
    query: record({ ...pageQuery, ...sortedBy("-ended_at") }),
    response: pageOf(ContractToShow),
  }),
  askConfirmation: route({
    method: "POST",
    path: "/api/portfolio-items/:item_id/confirmations",
    summary: "Ask the client of a finished contract to confirm a piece of work.",
    access: "signed_in",
    scope: "portfolios:write",
    params: record({ item_id: Id }),
    body: record({ contract_id: Id, message: Type.Optional(Prose(1_000)) }),
    response: ConfirmationView,
    status: 201,
    errors: [
      "portfolio.item_not_found",
      "portfolio.not_owner",
      "portfolio.archived",
      "confirmation.no_such_contract",
      "confirmation.client_gone",
      "confirmation.already_live",
      "confirmation.asked_too_often",
      "confirmation.too_many",
    ],
  }),
  listConfirmations: route({
    method: "GET",
    path: "/api/work-confirmations",
    summary: "What the caller has asked clients to confirm, and what they were asked, the newest first.",
    access: "signed_in",
    scope: "portfolios:read",
    query: confirmationQuery,
    response: pageOf(ConfirmationCard),
  }),
  getConfirmation: route({
    method: "GET",
    path: "/api/work-confirmations/:confirmation_id",
    summary: "One request with the piece of work, for its two sides.",
    access: "signed_in",
    scope: "portfolios:read",
    params,
    response: ConfirmationView,
    errors: ["confirmation.not_found"],
  }),
  confirmWork: route({
    ...answer("confirmation", "Confirm, as the client, that the piece comes from the contract."),
    body: record({
      item_version: Type.Integer({ minimum: 1, description: "The version of the piece that the client has seen." }),
      show_name: Type.Boolean({ description: "Whether the mark names the client." }),
    }),
    errors: [...answers, "confirmation.changed", "confirmation.files_not_ready"],
  }),
  declineConfirmation: route({
    ...answer("decline", "Say, as the client, that it cannot be confirmed, and why."),
    body: record({ reason: Prose(1_000, 1) }),
    errors: answers,
  }),
  withdrawConfirmation: route({
    ...answer("withdrawal", "Take a confirmation back, as the client: the mark goes."),
    errors: answers,
  }),
  cancelConfirmation: route({
    method: "DELETE",
    path: "/api/work-confirmations/:confirmation_id",
    summary: "Take back, as its owner, a request or the mark it led to.",
    access: "signed_in",
    scope: "portfolios:write",
    params,
    errors: answers,
  }),
};
