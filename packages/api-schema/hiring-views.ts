// Proposals, invitations and offers as they are sent and shown.
import { type Static, Type } from "typebox";
import { CurrencyCode, Day, Id, Instant, Line, MoneyInput, MoneyView, nullable, oneOf, Prose, record } from "./core.ts";
import { MediaView } from "./media.ts";
import { UserCard } from "./users.ts";

export const InvitationStatus = oneOf("sent", "accepted", "declined", "expired");
export const ProposalStatus = oneOf(
  "submitted",
  "shortlisted",
  "negotiating",
  "hired",
  "declined",
  "withdrawn",
  "expired",
);
export const OfferStatus = oneOf("open", "superseded", "accepted", "declined", "withdrawn", "expired");
const Pricing = oneOf("fixed", "hourly");

/** Enough of a project to name it beside something else. */
export const ProjectMention = record({
  project_id: Id,
  title: Type.String(),
  status: Type.String(),
  user_id: Id,
  currency: nullable(CurrencyCode),
});

export const InvitationView = record({
  invitation_id: Id,
  project: ProjectMention,
  client: UserCard,
  freelancer: UserCard,
  message: Type.String(),
  status: InvitationStatus,
  answer_message: nullable(Type.String()),
  expires_at: Instant,
  answered_at: nullable(Instant),
  created_at: Instant,
  can: Type.Array(Type.String()),
});
export type InvitationView = Static<typeof InvitationView>;

export const MilestoneTermsInput = record({
  title: Line(120),
  description: Type.Optional(Prose(4_000)),
  amount: MoneyInput,
  due_date: Type.Optional(nullable(Day)),
});
export const MilestoneTerms = record({
  title: Type.String(),
  description: Type.String(),
  amount: MoneyView,
  due_date: nullable(Day),
});
export type MilestoneTerms = Static<typeof MilestoneTerms>;

export const ProposalBody = record({
  cover_letter: Prose(8_000, 1),
  /** The whole price, or the hourly rate where the project pays by the hour. */
  amount: MoneyInput,
  duration_days: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_825 }))),
  milestones: Type.Optional(Type.Array(MilestoneTermsInput, { maxItems: 20 })),
  answers: Type.Optional(Type.Array(record({ question_id: Id, text: Prose(4_000) }), { maxItems: 10 })),
  attachments: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })),
});
export type ProposalBody = Static<typeof ProposalBody>;

/** How a freelancer stands with earlier clients; null when nobody has rated them. */
export const RatingSummary = nullable(
  record({ score: Type.Number(), average: Type.Number(), reviews_count: Type.Integer() }),
);

export const ProposalView = record({
  proposal_id: Id,
  project_id: Id,
  project: ProjectMention,
  user_id: Id,
  freelancer: UserCard,
  rating: RatingSummary,
  cover_letter: Type.String(),
  amount: MoneyView,
  currency: CurrencyCode,
  duration_days: nullable(Type.Integer()),
  milestones: Type.Array(MilestoneTerms),
  answers: Type.Array(record({ question_id: Id, question: Type.String(), text: Type.String() })),
  attachments: Type.Array(MediaView),
  status: ProposalStatus,
  decline_reason: nullable(Type.String()),
  /** The newest offer of this proposal, whoever made it. */
  latest_offer_id: nullable(Id),
  created_at: Instant,
  updated_at: Instant,
  version: Type.Integer(),
  /** edit, withdraw, shortlist, decline; make_offer (whose turn it is to name terms). */
  can: Type.Array(Type.String()),
});
export type ProposalView = Static<typeof ProposalView>;

/** One version of terms. `total` is the sum of the milestones, exactly. */
export const OfferTerms = {
  title: Type.Optional(Line(120)),
  scope: Type.Optional(Prose(20_000)),
  pricing: Type.Optional(Pricing),
  total: MoneyInput,
  /** For work by the hour: the rate agreed; the milestones are then blocks of hours paid ahead. */
  hourly_rate: Type.Optional(nullable(MoneyInput)),
  milestones: Type.Array(MilestoneTermsInput, { minItems: 1, maxItems: 20 }),
  message: Type.Optional(Prose(4_000)),
  /** The fee pack whose fees their author read: while worse ones would hold for them, they cannot be accepted. */
  fee_rule_id: Type.Optional(nullable(Id)),
};
export const OfferBody = record(OfferTerms);
export const DirectOfferBody = record({
  user_id: Id,
  project_id: Type.Optional(Id),
  /** The freelancer's work that the offer came of: a portfolio, or a piece in it. */
  because: Type.Optional(record({ portfolio_id: Id, item_id: Type.Optional(Id) })),
  ...OfferTerms,
  title: Line(120),
});
export type OfferBody = Static<typeof OfferBody>;
export type DirectOfferBody = Static<typeof DirectOfferBody>;

export const OfferView = record({
  offer_id: Id,
  /** The first offer of the talk, or the proposal that it is about: versions of one talk share it. */
  thread_id: Id,
  offer_version: Type.Integer(),
  proposal_id: nullable(Id),
  project: nullable(ProjectMention),
  /** The work that the talk began with. */
  because: nullable(
    record({
      portfolio_id: Id,
      item_id: nullable(Id),
      /** As it was called then. */
      title: Type.String(),
      /** Of the portfolio, under its owner's handle; null once others cannot open it. */
      slug: nullable(Type.String()),
    }),
  ),
  from: oneOf("client", "freelancer"),
  client: UserCard,
  freelancer: UserCard,
  title: Type.String(),
  scope: Type.String(),
  pricing: Pricing,
  total: MoneyView,
  currency: CurrencyCode,
  hourly_rate: nullable(MoneyView),
  milestones: Type.Array(MilestoneTerms),
  message: Type.String(),
  /** The fee pack whose fees their author read; null where they told none. */
  fee_rule_id: nullable(Id),
  /** When an acceptance was refused because their author's fees are worse than that: they must be offered anew. */
  fees_changed_at: nullable(Instant),
  status: OfferStatus,
  decline_reason: nullable(Type.String()),
  expires_at: Instant,
  answered_at: nullable(Instant),
  created_at: Instant,
  /** accept, decline, counter (the other side); withdraw (its author); counter (either, of the last that has ended). */
  can: Type.Array(Type.String()),
});
export type OfferView = Static<typeof OfferView>;
