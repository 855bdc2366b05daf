import type { Static } from "typebox";
import { contractCompleted, contractTitlePublic, contractUndone, milestoneReleased } from "#events/contracts.ts";
import type { Platform } from "#platform/platform.ts";
import { endConfirmationsOf } from "../confirmations/end-of-contract.ts";
import { keepFinished, keepReleased, keepUndone, markTitlePublic } from "./finished-work.repository.ts";

/** What somebody finished for a client, so that their portfolio can show it: titles and times, no money; the client only to be asked. */
export function listenToFinishedWork(platform: Platform): void {
  platform.events.on(contractCompleted, "portfolios.finished_contract", (tx, news) =>
    keepFinished(tx, { ...finished(news), is_public: news.is_public ?? false }),
  );
  platform.events.on(contractTitlePublic, "portfolios.public_title", (tx, news) =>
    markTitlePublic(tx, news.contract_id),
  );
  platform.events.on(contractUndone, "portfolios.undone_contract", async (tx, news) => {
    await keepUndone(tx, finished(news));
    await endConfirmationsOf(platform, tx, news.contract_id);
  });
  platform.events.on(milestoneReleased, "portfolios.released_milestone", (tx, news, { publishedAt }) =>
    keepReleased(tx, {
      milestone_id: news.milestone_id,
      contract_id: news.contract_id,
      user_id: news.freelancer_id,
      title: news.milestone_title,
      released_at: publishedAt,
    }),
  );
}

const finished = (news: Static<typeof contractUndone.schema>) => ({
  contract_id: news.contract_id,
  user_id: news.freelancer_id,
  client_id: news.client_id,
  title: news.title,
  ended_at: new Date(news.ended_at),
});
