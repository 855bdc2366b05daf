// What the admin console reads across modules. Routes of one area's desk belong to that area's own contract file.
import { type Static, Type } from "typebox";
import { oneOf, record, route } from "./core.ts";

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
  "failed_refunds",
  "disputes_in_mediation",
  /** In mediation for longer than the rules allow. */
  "disputes_past_limit",
  /** Over the limit for money moved by hand, until a second administrator has looked: of disputes, refunds, bookings. */
  "decisions_waiting",
  "refund_orders_waiting",
  "bookings_waiting",
  "dead_webhooks",
);
export type DeskFigure = Static<typeof DeskFigure>;

const DeskOverview = record({
  figures: Type.Array(record({ figure: DeskFigure, count: Type.Integer({ minimum: 0 }) })),
});

export const adminApi = {
  readOverview: route({
    method: "GET",
    path: "/api/admin/overview",
    summary: "How much of everything there is now, counted as you ask",
    access: "admin",
    response: DeskOverview,
  }),
};
