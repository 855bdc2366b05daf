// Every list is asked alike: `limit`, `cursor`, `count`, `sort`, filters by the name of a field, given again for any of.
import { expect, test } from "vitest";
import { contracts } from "./contracts.ts";
import { type AnyContract, pageQuery } from "./core.ts";

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const fieldsOf = (schema: unknown): Readonly<Record<string, Schema>> => (schema as Schema).properties ?? {};
const lists: readonly AnyContract[] = Object.values(contracts)
  .flatMap((area): readonly AnyContract[] => Object.values(area))
  .filter(({ method, query }) => method === "GET" && "cursor" in fieldsOf(query));
const each = lists.map((contract): [string, AnyContract] => [contract.path, contract]);

// No fields of what is listed: whose list it is and which side of it they are on, the unit that bounds are in, a period of
// whole days, whether something goes on or waits for somebody, the topics that "mine" means, the branch of a tree, and which versions of which talks.
const whose = ["organisation_id", "role", "direction"];
// What a person's page tells, and their card leaves out.
const onTheirPage = ["languages", "rating_min"];
const besides = new Set([
  ...whose,
  ...onTheirPage,
  "currency",
  "from",
  "to",
  "running",
  "takes_review",
  "refund_waits",
  "open",
  "unread",
  "interests",
  "parent",
  "direct",
  "newest",
  // What a portfolio is narrowed to by the pieces in it.
  "kind",
  "verified",
  // Whom a thing at the desk is of, by whichever part they have in it, and whatever it is called here or at the provider.
  "user_id",
  "about",
]);
const paging = new Set([...Object.keys(pageQuery), "sort", "q"]);
const filtersOf = ({ query }: AnyContract) => Object.entries(fieldsOf(query)).filter(([name]) => !paging.has(name));

/** Of the things listed, those inside them too: the desk lists a payout beside its person. */
function namesIn(schema: Schema | undefined): ReadonlySet<string> {
  const own = Object.entries(schema?.properties ?? {});
  return new Set(own.flatMap(([name, field]) => [name, ...Object.keys(field.properties ?? {})]));
}

test.each(each)("%s can be cut into pages, counted and sorted", (_, { query }) => {
  const fields = fieldsOf(query);
  for (const name of Object.keys(pageQuery)) expect(fields).toHaveProperty(name);
  expect(fields.sort?.enum?.length).toBeGreaterThan(0);
  for (const order of fields.sort?.enum ?? []) expect(order).toMatch(/^-?[a-z_]+$/);
});

test.each(each)("%s takes several of a kind", (_, contract) => {
  const single = filtersOf(contract).filter(([name, field]) => field.enum !== undefined && !besides.has(name));
  expect(single.map(([name]) => name)).toEqual([]);
});

// Countries, currencies and kinds are words of a list, too, whether or not the schema names them all.
const OF_MANY = /^(location|country|kind|status|state|type)$/;
test.each(each)("%s takes several places and kinds", (_, contract) => {
  const single = filtersOf(contract).filter(([name, field]) => OF_MANY.test(name) && field.type !== "array");
  expect(single.map(([name]) => name)).toEqual([]);
});

test.each(each)("%s is filtered by the names of its fields", (_, contract) => {
  const known = namesIn(fieldsOf(contract.response).data?.items);
  const strange = filtersOf(contract)
    .map(([name]) => name)
    .filter((name) => !besides.has(name) && !known.has(name) && !known.has(name.replace(/_(min|max)$/, "")));
  expect(strange).toEqual([]);
});

// Whole by design (record 87): what they list is bounded by a limit on it, or comes with the release.
const wholeByDesign = [
  ...["/api/auth/api-keys", "/api/saved-methods", "/api/payout-methods"],
  ...["/api/users/:user_id/skills", "/api/users/:user_id/interests", "/api/users/:user_id/history"],
  ...["/api/users/me/exports", "/api/uploads", "/api/portfolios/:portfolio_id/items", "/api/tax-years"],
  ...["/api/skills", "/api/languages", "/api/currencies", "/api/badges", "/api/notifications/preferences"],
  ...["/api/countries", "/api/plans", "/api/entitlements"],
  // What was asked for by name, and a choice of the best or the last.
  ...["/api/ratings", "/api/portfolios/:portfolio_id/similar", "/api/portfolio-items/:item_id/similar"],
  "/api/admin/reconciliation/runs",
];
const isList = ({ method, query, response }: AnyContract) =>
  method === "GET" && fieldsOf(response).data?.type === "array" && !("cursor" in fieldsOf(query));

test("a list without pages is one of those that are whole by design", () => {
  const all = Object.values(contracts).flatMap((area): readonly AnyContract[] => Object.values(area));
  expect(
    all
      .filter(isList)
      .map(({ path }) => path)
      .filter((path) => !wholeByDesign.includes(path)),
  ).toEqual([]);
});

test("lists were seen", () => expect(lists.length).toBeGreaterThan(40));
