import type { ContractView } from "#api-schema/contract-routes.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { seeContract } from "./contracts.policy.ts";
import { contractView } from "./contracts.views.ts";

/** One contract for one of its two sides. Throws `contract.not_found` for others. */
export async function readContract(platform: Platform, actor: Actor, contractId: string): Promise<ContractView> {
  return contractView(platform, await seeContract(platform.db, actor, contractId), actor.userId);
}
