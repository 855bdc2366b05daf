import { contractCompleted } from "#events/contracts.ts";
import type { Platform } from "#platform/platform.ts";

/** Who worked with whom: an endorsement by such a person weighs more. Told twice, it is kept once. */
export function listenToFinishedWork(platform: Platform): void {
  platform.events.on(contractCompleted, "users.shared_contract", async (tx, news) => {
    const { contract_id, client_id, freelancer_id, ended_at } = news;
    await tx
      .insertInto("users.shared_contracts")
      .values({ contract_id, client_id, freelancer_id, completed_at: new Date(ended_at) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
