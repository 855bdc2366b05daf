import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import type { Route } from "./+types/journal.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { journal_id: args.params.journal_id };
  return { journal: await load(args.request, apiOf(args).payments.getJournal({ params })) };
}
