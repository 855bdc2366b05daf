import { requireAdmin } from "../../lib/api.server.ts";
import type { Route } from "./+types/layout.ts";

export function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  return null;
}
