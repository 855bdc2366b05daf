import type { Row, Stage } from "../matrix.ts";

const feePack = ({ kogi }: Stage) => ({
  body: {
    kind: "hire",
    country: "AQ",
    plan: "free",
    // Each call of its own, or the second would find the instant taken.
    effective_from: new Date(kogi.platform.clock.now().getTime() + 60_000).toISOString(),
    note: "Nobody earns there",
    components: [{ component: "service_fee", label: "Fee", borne_by: "recipient", rate_bps: 1_000, amounts: {} }],
  },
});

const nothing = "0198c000-0000-7000-8000-000000000001";
const nothingThere = () => ({ params: { account_id: nothing, journal_id: nothing } });

// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const adminMatrix: readonly Row[] = [
  { route: "GET /api/admin/overview", is: "401 403 403 403 403 403 200 403 403" },
  { route: "GET /api/admin/people", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/people/:user_id",
    is: "401 403 403 403 403 403 200 403 403",
    call: ({ owner }) => ({ params: { user_id: owner.userId } }),
  },
  { route: "GET /api/admin/audit", is: "401 403 403 403 403 403 200 403 403" },
  { route: "GET /api/admin/fee-packs", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/fee-packs/:fee_rule_id",
    is: "401 403 403 403 403 403 200 403 403",
    call: () => ({ params: { fee_rule_id: "0198c000-0000-7000-8000-000000000001" } }),
  },
  { route: "POST /api/admin/fee-packs/preview", is: "401 403 403 403 403 403 200 403 403", call: feePack },
  { route: "POST /api/admin/fee-packs", is: "401 403 403 403 403 403 201 403 403", call: feePack },
  {
    route: "POST /api/admin/fee-packs/:fee_rule_id/withdrawal",
    is: "401 403 403 403 403 403 409 403 403",
    call: () => ({ params: { fee_rule_id: "0198c000-0000-7000-8000-000000000001" }, body: { note: "A test" } }),
  },
  { route: "GET /api/admin/ledger", is: "401 403 403 403 403 403 200 403 403" },
  { route: "POST /api/admin/ledger/checks", is: "401 403 403 403 403 403 201 403 403" },
  { route: "GET /api/admin/ledger/accounts", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/ledger/accounts/:account_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: nothingThere,
  },
  {
    route: "GET /api/admin/ledger/accounts/:account_id/lines",
    is: "401 403 403 403 403 403 404 403 403",
    call: nothingThere,
  },
  { route: "GET /api/admin/ledger/journals", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "GET /api/admin/ledger/journals/:journal_id",
    is: "401 403 403 403 403 403 404 403 403",
    call: nothingThere,
  },
];
