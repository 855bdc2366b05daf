import { needsOf } from "../../features/dashboard/needs.server.ts";
import { earns } from "../../features/money/earns.ts";
import { ownPortfolios } from "../../features/portfolios/editor/own-portfolios.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/overview.ts";

const LOOKED_AT = 50;
const NEEDS_SHOWN = 8;
const CONTRACTS_SHOWN = 5;
const WORK_SHOWN = 3;

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const { projects, contracts, payments, portfolios } = apiOf(args);
  const limit = LOOKED_AT;
  const all = pageUrl(args.request).searchParams.get("needs") === "all";
  const isClient = viewer.roles.includes("client");
  const isFreelancer = viewer.roles.includes("freelancer");
  const [running, ended, offers, proposals, invitations, wallet, work] = await load(
    args.request,
    Promise.all([
      contracts.listContracts({ query: { status: ["active", "disputed"], limit } }),
      contracts.listContracts({ query: { takes_review: true, limit } }),
      projects.listMyOffers({ query: { status: ["open"], limit } }),
      isClient ? projects.listMyProposals({ query: { role: "client", status: ["submitted"], limit } }) : null,
      isFreelancer ? projects.listMyInvitations({ query: { status: ["sent"], limit } }) : null,
      payments.getWallet(),
      isFreelancer ? portfolios.listPortfolios({ query: { user_id: viewer.userId, limit: WORK_SHOWN } }) : null,
    ]),
  );
  const needs = needsOf({
    contracts: running.data,
    offers: offers.data,
    proposals: proposals?.data ?? [],
    invitations: invitations?.data ?? [],
    ended: ended.data,
  });
  return {
    name: viewer.name.split(" ")[0] ?? viewer.name,
    isClient: viewer.userType === "client",
    needs: needs.slice(0, all ? needs.length : NEEDS_SHOWN),
    moreNeeds: all ? 0 : Math.max(0, needs.length - NEEDS_SHOWN),
    contracts: running.data.slice(0, CONTRACTS_SHOWN),
    balances: wallet.balances,
    earns: earns(viewer, wallet.balances),
    mayWithdraw: wallet.can.includes("withdraw"),
    work: work && ownPortfolios(work.data),
  };
}
