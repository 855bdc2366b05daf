import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { revisionRequested } from "#events/contracts.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "./contract-news.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { lockMilestone, requireAction } from "./contracts.policy.ts";
import { readRules } from "./contracts.repository.ts";
import { stopApprovalClock } from "./contracts.timers.ts";
import { countRevisions, noteRevision, updateMilestone } from "./milestones.repository.ts";
import { CHANGES_MAX } from "./milestones.rules.ts";
import { readMilestone } from "./read-milestone.ts";
import { recordStep } from "./record-step.ts";
import { closeRest } from "./rest/rest.repository.ts";
import { tidy } from "./tidy.ts";

/** submitted -> revision_requested: the clock of approval stops until the work is handed in again. */
export async function requestRevision(
  platform: Platform,
  actor: Actor,
  input: { milestoneId: string; note: string },
): Promise<MilestoneView> {
  const { milestoneId } = input;
  const note = tidy(input.note);
  if (note === "") throw milestoneErrors.invalid({ fields: [{ pointer: "/body/note", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    requireAction("request_revision", seen);
    const { contract, milestone } = seen;
    const at = platform.clock.now();
    if ((await countRevisions(tx, milestoneId)) >= CHANGES_MAX) throw milestoneErrors.tooManyChanges();
    await closeRest(tx, milestoneId, { status: "overtaken", at });
    const submissionId = await noteRevision(tx, milestoneId, note, at);
    await updateMilestone(tx, milestoneId, { status: "revision_requested", auto_approve_at: null }, at);
    await stopApprovalClock(tx, platform, milestoneId, await readRules(tx, contract.rules_version));
    await recordStep(tx, platform, {
      contract,
      milestone,
      type: "revision_requested",
      actorId: actor.userId,
      note,
      before: { status: milestone.status },
      after: { status: "revision_requested" },
    });
    await platform.events.publish(tx, revisionRequested, {
      ...milestoneNews(contract, milestone, actor.userId),
      submission_id: submissionId,
    });
  });
  return readMilestone(platform, actor, milestoneId);
}
