// What plans entitle to: the route of the person who has them.
import { type Static, Type } from "typebox";
import { nullable, record, route } from "./core.ts";

export const EntitlementsView = record({
  data: Type.Array(
    record({
      audience: Type.String(),
      plan: Type.String(),
      capability: Type.String(),
      /** Null: without limit. */
      limit: nullable(Type.Integer()),
    }),
  ),
});
export type EntitlementsView = Static<typeof EntitlementsView>;

export const entitlementRoutes = {
  getEntitlements: route({
    method: "GET",
    path: "/api/entitlements",
    summary: "What your plans entitle you to, above what everybody has.",
    access: "signed_in",
    scope: "users:read",
    response: EntitlementsView,
  }),
};
