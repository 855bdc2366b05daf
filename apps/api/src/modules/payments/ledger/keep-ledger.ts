import { sql } from "kysely";
import type { Clock } from "#platform/clock/index.ts";
import type { InTransaction } from "#platform/db/index.ts";

// A turn ends even while others post faster than it chains; each call takes up to 10,000 journals.
const CALLS_A_TURN = 10;

/**
 * Behind the posting: chains new journals, writes checkpoints of the platform's accounts. For a loop of one second, so
 * that the chain is at most five behind; several processes take turns. Gives how many journals were chained.
 */
export async function keepLedger(inTransaction: InTransaction, clock: Clock): Promise<number> {
  let total = 0;
  for (let calls = 0; calls < CALLS_A_TURN; calls += 1) {
    const chained = await inTransaction(async (tx) => {
      const { rows } = await sql<{ chained: number }>`select payments.keep_ledger(${clock.now()}) as chained`.execute(
        tx,
      );
      return rows[0]?.chained ?? 0;
    });
    if (chained === 0) break;
    total += chained;
  }
  return total;
}
