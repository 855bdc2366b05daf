import { needsOf } from "../../features/dashboard/needs.server.ts";
import { ownPortfolios } from "../../features/portfolios/editor/own-portfolios.server.ts";
import { apiOf, load, loadOrNull, requireViewer } from "../../lib/api.server.ts";
import type { Route } from "./+types/overview.ts";

const LOOKED_AT = 50;
const ENDED_LOOKED_AT = 3;
const NEEDS_SHOWN = 8;
const CONTRACTS_SHOWN = 5;
const WORK_SHOWN = 3;

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const { projects, contracts, payments, portfolios } = apiOf(args);
  const limit = LOOKED_AT;
  const isClient = viewer.roles.includes("client");
  const isFreelancer = viewer.roles.includes("freelancer");
  const [running, over, offers, proposals, invitations, wallet, work] = await Promise.all([
    load(args.request, contracts.listContracts({ query: { status: ["active", "disputed"], limit } })),
    load(args.request, contracts.listContracts({ query: { status: ["completed"], limit: ENDED_LOOKED_AT } })),
    load(args.request, projects.listMyOffers({ query: { status: ["open"], limit } })),
    isClient ? projects.listMyProposals({ query: { role: "client", status: ["submitted"], limit } }) : null,
    isFreelancer ? projects.listMyInvitations({ query: { status: ["sent"], limit } }) : null,
    load(args.request, payments.getWallet()),
    isFreelancer ? portfolios.listPortfolios({ query: { user_id: viewer.userId, limit: WORK_SHOWN } }) : null,
  ]);
  const ended = await Promise.all(
    over.data.map(({ contract_id }) => loadOrNull(contracts.getContract({ params: { contract_id } }))),
  );
  const needs = needsOf({
    contracts: running.data,
    offers: offers.data,
    proposals: proposals?.data ?? [],
    invitations: invitations?.data ?? [],
    ended: ended.filter((contract) => contract !== null),
  });
  return {
    name: viewer.name.split(" ")[0] ?? viewer.name,
    isClient: viewer.userType === "client",
    needs: needs.slice(0, NEEDS_SHOWN),
    moreNeeds: Math.max(0, needs.length - NEEDS_SHOWN),
    contracts: running.data.slice(0, CONTRACTS_SHOWN),
    balances: wallet.balances,
    mayWithdraw: wallet.can.includes("withdraw"),
    work: work && ownPortfolios(work.data),
  };
}
