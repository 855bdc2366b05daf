import { contractCompleted, contractUndone } from "#events/contracts.ts";
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
  // Heard before the end is, it is kept for it.
  platform.events.on(contractUndone, "users.shared_contract_undone", async (tx, news) => {
    const { contract_id, client_id, freelancer_id, ended_at } = news;
    await tx
      .insertInto("users.shared_contracts")
      .values({ contract_id, client_id, freelancer_id, completed_at: new Date(ended_at), undone: true })
      .onConflict((conflict) => conflict.column("contract_id").doUpdateSet({ undone: true }))
      .execute();
  });
}
