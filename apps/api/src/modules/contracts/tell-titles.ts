// Completions that were told before their news said whether everybody could read the title.
import { contractTitlePublic } from "#events/contracts.ts";
import { inBatches } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "./contract-news.ts";
import { contractTitles } from "./contract-titles.ts";

const BATCH = 200;

/** Tells it of each of them once, by the rule of today. */
export async function tellTitles({ events, inTransaction }: Platform): Promise<void> {
  await inBatches(
    inTransaction,
    async (tx, limit) => {
      const contracts = await tx
        .selectFrom("contracts.contracts")
        .select(["contract_id", "project_id", "title", "client_id", "freelancer_id"])
        .where("status", "=", "completed")
        .where("title_told", "=", false)
        .orderBy("contract_id")
        .limit(limit)
        .forNoKeyUpdate()
        .execute();
      const ids = contracts.map((contract) => contract.contract_id);
      const titles = await contractTitles(tx, ids);
      for (const contract of contracts)
        if (titles.get(contract.contract_id)?.isPublic)
          await events.publish(tx, contractTitlePublic, contractNews(contract));
      if (ids.length > 0)
        await tx.updateTable("contracts.contracts").set({ title_told: true }).where("contract_id", "in", ids).execute();
      return BigInt(ids.length);
    },
    BATCH,
  );
}
