import { href, Link } from "react-router";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { paymentsText } from "../../messages/payments.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import c from "./payment-lines.module.css";

/** The receipts, invoices and credit notes of one payment that the reader may open. */
export function PaymentDocuments({ documents }: { documents: readonly InvoiceView[] }) {
  const { documents: title } = useText(paymentsText);
  const { kinds } = useText(moneyText);
  if (documents.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={c.list}>
        {documents.map((one) => (
          <li key={one.invoice_id}>
            <Link className="link" to={href("/invoices/:invoice_id", { invoice_id: one.invoice_id })}>
              {kinds[one.kind]} {one.number}
            </Link>
            <Money value={one.gross} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
