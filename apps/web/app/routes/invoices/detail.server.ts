import { apiOf, load, loadOrNull, requireViewer } from "../../lib/api.server.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  const params = { invoice_id: args.params.invoice_id };
  const invoice = await load(args.request, payments.getInvoice({ params }));
  const { transaction_id } = invoice;
  // Who keeps the organisation that a document names reads it, and not the payment of whoever paid.
  const payment = transaction_id ? await loadOrNull(payments.getPayment({ params: { transaction_id } })) : null;
  return { invoice, paymentId: payment?.transaction_id ?? null };
}
