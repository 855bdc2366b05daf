import type { ContractView } from "#api-schema/contract-routes.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lookAtContract } from "./contracts.policy.ts";
import { contractView } from "./contracts.views.ts";

/** One contract for whoever may read it. Throws `contract.not_found` for others. */
export async function readContract(platform: Platform, actor: Actor, contractId: string): Promise<ContractView> {
  return contractView(platform, await lookAtContract(platform.db, actor, contractId), actor.userId);
}
