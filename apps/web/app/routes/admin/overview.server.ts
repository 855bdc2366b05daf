import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import type { Route } from "./+types/overview.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const { figures } = await load(args.request, apiOf(args).admin.readOverview());
  return { counts: new Map(figures.map(({ figure, count }) => [figure, count])) };
}
