// What waits for an administrator, and for nobody else.
import { administratorMade } from "#events/auth.ts";
import { decisionProposed, mediationWaits } from "#events/contracts.ts";
import { secondPersonWanted, webhookDead } from "#events/money-desk.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { Hear } from "./hears.ts";
import { EVERY_ADMINISTRATOR, type Notice } from "./notify.ts";
import { desk } from "./words/desk.words.ts";

type Telling = Pick<Notice, "kind" | "subject" | "link" | "said" | "notTo" | "group">;
const toDesk = (telling: Telling, actorId: string | null = null): Notice => ({
  userId: EVERY_ADMINISTRATOR,
  actorId,
  category: "money",
  ...telling,
});

/** Whatever it is that waits: one notice for all, until somebody has looked. */
const ofSecondPerson = {
  key: "desk:second_person",
  said: (count: number) => desk((words) => words.manySeconds(count)),
  link: "/admin",
  mailsFirst: true,
};
const ofDeadLetters = {
  key: "desk:dead_letters",
  said: (count: number) => desk((words) => words.manyDead(count)),
  mailsFirst: true,
};

const SUBJECTS: Readonly<Record<string, string>> = {
  refund: "refund_order",
  closing: "reconciliation_break",
  settlement: "refund",
};

export function hearOfDesk(hear: Hear): void {
  hear(mediationWaits, (news) => {
    const said = desk((words) => words.mediation(news));
    const subject = { type: "dispute", id: news.dispute_id };
    // Nobody decides in their own contract.
    const notTo = [news.client_id, news.freelancer_id];
    return [toDesk({ kind: mediationWaits.name, subject, link: `/admin/disputes/${news.dispute_id}`, said, notTo })];
  });
  hear(decisionProposed, (news) => {
    const said = desk((words) => words.secondDecision(news));
    const subject = { type: "dispute", id: news.dispute_id };
    const link = `/admin/disputes/${news.dispute_id}`;
    const notTo = [news.client_id, news.freelancer_id, news.actor_id ?? ""];
    return [toDesk({ kind: decisionProposed.name, subject, link, said, notTo, group: ofSecondPerson }, news.actor_id)];
  });
  hear(secondPersonWanted, (news) => {
    const { order, order_id: id, transaction_id: paymentId, asked_by: askedBy } = news;
    const said = desk((words) => words.secondOrder({ order }));
    const subject = { type: SUBJECTS[order] ?? "desk_booking", id };
    const pages: Readonly<Record<string, string>> = {
      closing: `/admin/reconciliation/${id}`,
      settlement: `/admin/refunds/${id}`,
    };
    const link = paymentId ? `/admin/payments/${paymentId}` : (pages[order] ?? "/admin/bookings?status=proposed");
    const kind = secondPersonWanted.name;
    return [toDesk({ kind, subject, link, said, notTo: [askedBy], group: ofSecondPerson }, askedBy)];
  });
  hear(administratorMade, ({ user_id: userId, by_id: byId }) => {
    const said = desk((words) => words.administratorMade({}));
    const subject = { type: "account", id: userId };
    return [
      toDesk({ kind: administratorMade.name, subject, link: `/admin/people/${userId}`, said, notTo: [byId] }, byId),
    ];
  });
  hear(webhookDead, (news) => {
    const said = desk((words) => words.dead(news));
    // Its own name is the provider's, and no id of ours.
    const subject = { type: "webhook", id: idFromName(`webhook:${news.gateway}:${news.event_id}`) };
    return [toDesk({ kind: webhookDead.name, subject, link: "/admin/webhooks", said, group: ofDeadLetters })];
  });
}
