import { sql } from "kysely";
import type { PublicAddresses } from "#platform/addresses/index.ts";

/** Pages of organisations, for search engines. */
export const organisationAddresses: PublicAddresses = {
  kind: "organisations",
  shown: sql`users.organisations where closed_at is null`,
  id: sql<string>`organisation_id`,
  path: sql<string>`'/@' || handle`,
};
