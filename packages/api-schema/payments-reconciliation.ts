// The administrator's routes of reconciliation: runs, and differences that somebody owns and closes.
import { type Static, Type } from "typebox";
import { Id, Instant, MoneyView, nullable, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";

const BreakClass = oneOf(
  "timing",
  "missing_here",
  "missing_there",
  "amount",
  "duplicate",
  "unknown_inflow",
  "payout_state",
  "balance",
);
/** not_booked: it stays as it is, and every night's check of the books goes on finding it. */
const closeReasons = ["timing", "booked_since", "provider_error", "not_booked", "other"] as const;

export const BreakView = record({
  break_id: Id,
  gateway: Type.String(),
  kind: Type.String(),
  source: Type.String(),
  class: BreakClass,
  /** Null: that side has nothing of it. */
  ours: nullable(MoneyView),
  theirs: nullable(MoneyView),
  happened_at: Instant,
  first_seen_at: Instant,
  age_days: Type.Integer(),
  /** False once a later run no longer found it; it stays open until somebody says why. */
  still_there: Type.Boolean(),
  owner: nullable(record({ user_id: Id, name: Type.String() })),
  closed_at: nullable(Instant),
  /** written_off: said before `not_booked`, of the same. */
  close_reason: nullable(oneOf(...closeReasons, "written_off")),
  /** One administrator closes it, and it waits for a second one: closing it lets money leave again. */
  closing: nullable(
    record({ by: record({ user_id: Id, name: Type.String() }), at: Instant, reason: oneOf(...closeReasons) }),
  ),
  notes: Type.Array(record({ author: Type.String(), text: Type.String(), created_at: Instant })),
  can: Type.Array(oneOf("take", "note", "close")),
});
export type BreakView = Static<typeof BreakView>;

export const CloseBreakBody = record({ reason: oneOf(...closeReasons), note: Prose(2_000, 3) });

const params = record({ break_id: Id });
const root = "/api/admin/reconciliation";

export const reconciliationRoutes = {
  adminListReconciliationRuns: route({
    method: "GET",
    path: `${root}/runs`,
    summary: "The last comparisons of the ledger with the provider",
    access: "admin",
    response: record({
      data: Type.Array(
        record({
          run_id: Id,
          gateway: Type.String(),
          from: Instant,
          until: Instant,
          started_at: Instant,
          compared: Type.Integer(),
          matched: Type.Integer(),
          breaks_found: Type.Integer(),
          breaks_new: Type.Integer(),
        }),
      ),
    }),
  }),
  adminReconcile: route({
    method: "POST",
    path: `${root}/runs`,
    summary: "Compare now instead of tonight; nothing is booked",
    access: "admin",
    response: record({
      run_id: Id,
      compared: Type.Integer(),
      breaks_found: Type.Integer(),
      breaks_new: Type.Integer(),
    }),
    status: 201,
    errors: ["payment.gateway_away", "payment.gateway_refused"],
  }),
  adminListBreaks: route({
    method: "GET",
    path: `${root}/breaks`,
    summary: "What differs, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-first_seen_at"),
      open: Type.Optional(Type.Boolean()),
      /** Closed by one administrator, until a second one does too. */
      closing: Type.Optional(Type.Boolean()),
      class: Type.Optional(Type.Array(BreakClass)),
    }),
    response: pageOf(BreakView),
  }),
  adminTakeBreak: route({
    method: "POST",
    path: `${root}/breaks/:break_id/owner`,
    summary: "Look after this difference from now on",
    access: "admin",
    params,
    response: BreakView,
    errors: ["break.not_found", "break.closed"],
  }),
  adminNoteBreak: route({
    method: "POST",
    path: `${root}/breaks/:break_id/notes`,
    summary: "Write down what was found out",
    access: "admin",
    params,
    body: record({ text: Prose(2_000, 1) }),
    response: BreakView,
    errors: ["break.not_found", "break.closed"],
  }),
  adminCloseBreak: route({
    method: "POST",
    path: `${root}/breaks/:break_id/closure`,
    summary: "Close it with a reason, over the limit two people; nothing is booked by it",
    access: "admin",
    params,
    body: CloseBreakBody,
    response: BreakView,
    errors: [
      "break.not_found",
      "break.closed",
      "break.not_owned",
      "booking.waits",
      "refund.own_payment",
      "booking.second_person",
      "auth.new_administrator",
    ],
  }),
};
