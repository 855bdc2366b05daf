// What the admin console reads across modules. Routes of one area's desk belong to that area's own contract file.
import { type Static, Type } from "typebox";
import { AnyRole } from "./auth.ts";
import { Id, Instant, Line, nullable, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { UserCard } from "./users.ts";

export const DeskFigure = oneOf(
  "people",
  "published_portfolios",
  "open_projects",
  "active_contracts",
  "disputed_contracts",
  "reported_reviews",
  "open_payments",
  "payouts_on_the_way",
  "failed_payouts",
  /** And no longer tried again by themselves. */
  "failed_refunds",
  "disputes_in_mediation",
  /** In mediation for longer than the rules allow. */
  "disputes_past_limit",
  /** Over the limit for money moved by hand, until a second administrator has looked: of disputes, refunds, bookings. */
  "decisions_waiting",
  "refund_orders_waiting",
  "bookings_waiting",
  /** Differences with the provider that one administrator has closed, until a second one does. */
  "closings_waiting",
  /** Card disputes that nobody has answered while there is time. */
  "chargebacks_to_answer",
  "open_differences",
  /** For how many whole days the oldest of those is known. */
  "oldest_difference_days",
  /** What the last check of the books found broken. */
  "broken_checks",
  "dead_webhooks",
);
export type DeskFigure = Static<typeof DeskFigure>;

const DeskOverview = record({
  figures: Type.Array(record({ figure: DeskFigure, count: Type.Integer({ minimum: 0 }) })),
});

const AccountState = oneOf("active", "suspended", "erased");

export const AdminPerson = record({
  user_id: Id,
  name: Type.String({ description: "Empty once erased." }),
  handle: nullable(Type.String()),
  email: nullable(Type.String()),
  email_verified: Type.Boolean(),
  user_type: AnyRole,
  roles: Type.Array(AnyRole),
  state: AccountState,
  created_at: Instant,
});
export type AdminPerson = Static<typeof AdminPerson>;

const AccountDecision = record({
  decision_id: Id,
  kind: oneOf("suspended", "reinstated", "role_granted", "role_taken"),
  role: nullable(AnyRole),
  reason: Type.String(),
  by: nullable(UserCard),
  created_at: Instant,
});
export type AccountDecision = Static<typeof AccountDecision>;

/** Facts of ours before or after a change: states, ids, amounts, names of fields. */
const AuditFacts = nullable(Type.Record(Type.String(), Type.Unknown()));
const AuditView = record({
  audit_id: Id,
  actor_id: nullable(Id),
  actor: nullable(UserCard),
  action: Type.String({ description: "What happened, in the past: `auth.roles_changed`." }),
  subject_type: Type.String(),
  subject_id: Type.String(),
  before: AuditFacts,
  after: AuditFacts,
  created_at: Instant,
});
export type AuditView = Static<typeof AuditView>;

export const adminApi = {
  readOverview: route({
    method: "GET",
    path: "/api/admin/overview",
    summary: "How much of everything there is now, counted as you ask",
    access: "admin",
    response: DeskOverview,
  }),
  listPeople: route({
    method: "GET",
    path: "/api/admin/people",
    summary: "Everybody with an account, the newest first; or whoever has this address, handle or id",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      q: Type.Optional(Line(254)),
      roles: Type.Optional(Type.Array(AnyRole)),
      state: Type.Optional(Type.Array(AccountState)),
    }),
    response: pageOf(AdminPerson),
  }),
  getPerson: route({
    method: "GET",
    path: "/api/admin/people/:user_id",
    summary: "A person's account, with what administrators decided about it lately",
    access: "admin",
    params: record({ user_id: Id }),
    response: record({ person: AdminPerson, decisions: Type.Array(AccountDecision) }),
    errors: ["auth.account_not_found"],
  }),
  listAudit: route({
    method: "GET",
    path: "/api/admin/audit",
    summary: "Who did what to what, the newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-created_at"),
      actor_id: Type.Optional(Id),
      action: Type.Optional(Line(100)),
      subject_type: Type.Optional(Line(60)),
      subject_id: Type.Optional(Line(100)),
    }),
    response: pageOf(AuditView),
  }),
};
