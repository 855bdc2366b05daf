// Who hears of disputed money: whoever did not do it; both when a timer or the mediator did, and when it begins.
import {
  disputeEntryAdded,
  disputeReminder,
  disputeWithdrawn,
  mediationStarted,
  milestoneDisputed,
  milestoneSplit,
  settlementProposed,
} from "#events/contracts.ts";
import { type MilestoneNews, toActor, toOthers } from "./contract.listeners.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { disputes } from "./words/dispute.words.ts";
import type { Saying } from "./words/say.ts";

interface DisputeNews extends MilestoneNews {
  readonly dispute_id: string;
}

/** Each leads to the page of the dispute. */
function about(kind: string, news: DisputeNews, said: Saying, actorId = news.actor_id): readonly Notice[] {
  const notices = toOthers(news, actorId, { kind, category: "money", said, milestoneId: news.milestone_id });
  return notices.map((notice) => ({ ...notice, link: `/disputes/${news.dispute_id}` }));
}

const talk = (kind: string, news: DisputeNews, said: Saying): readonly Notice[] =>
  about(kind, news, said).map((notice) => ({ ...notice, isTalk: true }));

export function hearOfDisputes(hear: Hear): void {
  hear(milestoneDisputed, (news) => {
    const said = disputes((words) => words.opened(news));
    const own = disputes((words) => words.openedByYou(news));
    const kept = toActor(news, { kind: milestoneDisputed.name, category: "money", said: own });
    return [
      ...about(milestoneDisputed.name, news, said),
      ...kept.map((notice) => ({ ...notice, link: `/disputes/${news.dispute_id}` })),
    ];
  });
  hear(disputeWithdrawn, (news) => {
    const said = disputes((words) => words.withdrawn(news));
    return about(disputeWithdrawn.name, news, said);
  });
  hear(disputeEntryAdded, (news) => {
    const said = disputes((words) => words.entry(news));
    // A mediator's word is no talk.
    return news.side === "mediator"
      ? about(disputeEntryAdded.name, news, said)
      : talk(disputeEntryAdded.name, news, said);
  });
  hear(settlementProposed, (news) => {
    const said = disputes((words) => words.settlementProposed(news));
    return talk(settlementProposed.name, news, said);
  });
  hear(mediationStarted, (news) => {
    const said = disputes((words) => words.mediation(news));
    return about(mediationStarted.name, news, said);
  });
  hear(disputeReminder, (news) => {
    const said = disputes((words) => words.reminder(news));
    return about(disputeReminder.name, news, said);
  });
  hear(milestoneSplit, (news) => {
    const said = disputes((words) => words.divided(news));
    return about(milestoneSplit.name, news, said, null);
  });
}
