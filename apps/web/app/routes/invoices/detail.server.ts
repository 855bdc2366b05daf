import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { invoice_id: args.params.invoice_id };
  return { invoice: await load(args.request, apiOf(args).payments.getInvoice({ params })) };
}
