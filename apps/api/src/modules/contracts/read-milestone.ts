import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lookAtMilestone } from "./contracts.policy.ts";
import { milestoneViews } from "./milestones.views.ts";

/** One milestone for whoever may read its contract. Throws `milestone.not_found` for others. */
export async function readMilestone(platform: Platform, actor: Actor, milestoneId: string): Promise<MilestoneView> {
  const { contract, milestone } = await lookAtMilestone(platform.db, actor, milestoneId);
  const [view] = await milestoneViews(platform, contract, [milestone], actor.userId);
  assert(view, "a milestone has a view");
  return view;
}
