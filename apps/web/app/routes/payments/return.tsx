import { href } from "react-router";
import { PaymentDocuments } from "../../features/money/payment-documents.tsx";
import { PaymentLines } from "../../features/money/payment-lines.tsx";
import { PaymentState } from "../../features/money/payment-state.tsx";
import { useTold } from "../../features/money/use-told.ts";
import { localPath } from "../../lib/local-path.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { moneyText } from "../../messages/money.ts";
import { paymentsText } from "../../messages/payments.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import type { Route } from "./+types/return.ts";
import c from "./return.module.css";

export { action, loader } from "./return.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).paymentTitle, { hidden: true });

export default function Payment({ loaderData, actionData }: Route.ComponentProps) {
  const { payment, documents, paid, isPayer, key } = loaderData;
  const told = useTold();
  const words = useText(moneyText);
  const { title: all } = useText(paymentsText);
  const waiting = payment.status === "pending";
  useLookAgain(waiting);
  return (
    <div className={`wrap ${c.page}`}>
      {/* What the page says of a refusal stays until somebody has read it. */}
      {waiting && !actionData && (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      )}
      <Breadcrumbs
        crumbs={[
          { label: all, to: href("/payments") },
          { label: told(payment.description), to: localPath(payment.return_path) },
          { label: words.paymentTitle },
        ]}
      />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <PaymentState payment={payment} paid={paid} isPayer={isPayer} idempotencyKey={key} />
      <PaymentLines payment={payment} />
      <PaymentDocuments documents={documents} />
    </div>
  );
}
