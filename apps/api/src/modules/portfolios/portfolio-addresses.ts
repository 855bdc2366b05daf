import { sql } from "kysely";
import { shownHandle } from "#modules/users/index.ts";
import type { PublicAddresses } from "#platform/addresses/index.ts";

/** Pages of published portfolios, for search engines. */
export const portfolioAddresses: PublicAddresses = {
  kind: "portfolios",
  shown: sql`portfolios.portfolios where state = 'published' and hidden_at is null`,
  id: sql<string>`portfolio_id`,
  path: sql<string | null>`'/@' || ${shownHandle(sql.ref("portfolios.portfolios.user_id"))} || '/' || slug`,
};

/** Pages of the pieces in them. */
export const pieceAddresses: PublicAddresses = {
  kind: "pieces",
  shown: sql`portfolios.items where listed`,
  id: sql<string>`item_id`,
  path: sql<string | null>`'/@' || ${shownHandle(sql.ref("portfolios.items.user_id"))} || '/' || (select p.slug
    from portfolios.portfolios p where p.portfolio_id = portfolios.items.portfolio_id) || '/' || item_id`,
};
