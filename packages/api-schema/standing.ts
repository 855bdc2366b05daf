// What a person's standing is made of.
import { Type } from "typebox";
import { Id, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { BadgeRuleView, BadgeView, SuccessView } from "./standing-views.ts";

const params = record({ user_id: Id });

export const standingApi = {
  getSuccess: route({
    method: "GET",
    path: "/api/users/:user_id/success",
    summary: "A person's success score and how it is worked out; its owner reads the numbers too.",
    access: "public",
    scope: "users:read",
    params,
    response: SuccessView,
    errors: ["user.not_found"],
  }),
  listBadges: route({
    method: "GET",
    path: "/api/users/:user_id/badges",
    summary: "Badges a person earned with reason and dates, the newest first; also those they no longer hold.",
    access: "public",
    scope: "users:read",
    params,
    query: record({ ...pageQuery, ...sortedBy("-earned_at") }),
    response: pageOf(BadgeView),
    errors: ["user.not_found"],
  }),
  listBadgeRules: route({
    method: "GET",
    path: "/api/badges",
    summary: "The badges that can be earned, the weightiest first.",
    access: "public",
    scope: "users:read",
    response: record({ data: Type.Array(BadgeRuleView) }),
  }),
};
