import { actOnContract } from "../../features/contracts/act-on-contract.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { newFormKey } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/detail.ts";

const FIRST_STEPS = 8;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const params = { contract_id: args.params.contract_id };
  const url = pageUrl(args.request);
  const steps = url.searchParams.has("show") ? listWindow(url) : { limit: FIRST_STEPS };
  const [contract, activity] = await Promise.all([
    load(args.request, api.contracts.getContract({ params })),
    load(args.request, api.contracts.listContractActivity({ params, query: steps })),
  ]);
  return {
    contract,
    activity: activity.data,
    more: moreLinks(url, activity.next_cursor),
    key: newFormKey(),
  };
}

export function action(args: Route.ActionArgs) {
  return actOnContract(args, args.params.contract_id);
}
