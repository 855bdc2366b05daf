// What other programs were promised by name: none of these may go missing. More may stand beside them.
import { expect, test } from "vitest";
import { contracts } from "./contracts.ts";
import type { AnyContract } from "./core.ts";

const routes: readonly AnyContract[] = Object.values(contracts).flatMap((area) => Object.values(area));
/** `GET /api/users/{}`: what a parameter is called is no promise. */
const addressOf = ({ method, path }: AnyContract) => `${method} ${path.replace(/:\w+/g, "{}")}`;

const promised: readonly [path: string, methods: string][] = [
  ["/api/users", "GET POST"],
  ["/api/users/{}", "GET PUT DELETE"],
  ["/api/portfolios", "GET POST"],
  ["/api/portfolios/{}", "GET PUT DELETE"],
  ["/api/projects", "GET POST"],
  ["/api/projects/{}", "GET PUT DELETE"],
  ["/api/payments", "GET POST"],
  ["/api/payments/{}", "GET"],
  ["/api/payments/series/{}", "GET"],
  ["/api/topics", "GET"],
  ["/api/notifications", "GET PATCH"],
  ["/api/notifications/preferences", "GET PUT"],
];

test.each(promised)("%s answers to %s", (path, methods) => {
  const served = new Set(routes.map(addressOf));
  const missing = methods.split(" ").filter((method) => !served.has(`${method} ${path}`));
  expect(missing).toEqual([]);
});

const fields: readonly [thing: string, read: AnyContract, names: string][] = [
  [
    "a person",
    contracts.users.getUser,
    "user_id name email user_type profile_image bio interests created_at updated_at",
  ],
  [
    "a portfolio",
    contracts.portfolios.getPortfolio,
    "portfolio_id user_id title description category_id tags media_urls created_at updated_at",
  ],
  [
    "a project",
    contracts.projects.getProject,
    "project_id user_id title description category_id tags budget deadline status created_at updated_at",
  ],
  [
    "a payment",
    contracts.payments.getPayment,
    "transaction_id user_id recipient_id fundraiser_id series_round_id project_id amount currency status type created_at",
  ],
];

test.each(fields)("%s has every field by its name", (_, { response }, names) => {
  expect(names.split(" ").filter((name) => !(name in response.properties))).toEqual([]);
});

/** The names of all fields of a schema, however deep. */
function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    "properties" in schema && typeof schema.properties === "object" ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

test("no answer has a place for a password or its hash", () => {
  const told = routes.filter(({ response }) => namesIn(response).some((name) => name.startsWith("password")));
  expect(told.map(addressOf)).toEqual([]);
});
