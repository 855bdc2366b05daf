import { data } from "react-router";
import { pageContext } from "../../lib/context.ts";
import type { Route } from "./+types/ui.ts";

export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(pageContext).dev) throw data(null, { status: 404 });
  return null;
}
