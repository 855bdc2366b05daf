import { Link, useLocation } from "react-router";
import type { PaymentView } from "#api-schema/payments-views.ts";
import { localPath } from "../../lib/local-path.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Form, useSubmitting } from "../../ui/form.tsx";
import { IconAlertTriangle, IconCircleCheck, IconClock, IconShieldCheckFilled, IconX } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import c from "./payment-state.module.css";
import { isPlan, sayOf } from "./say-payment.ts";
import { useFailure } from "./use-failure.ts";

const icons = {
  wait: IconClock,
  safe: IconShieldCheckFilled,
  done: IconCircleCheck,
  warn: IconAlertTriangle,
  plain: IconX,
};

interface PaymentStateProps {
  readonly payment: PaymentView;
  /** The reader comes from paying: whatever was refused before, they wait for an answer now. */
  readonly paid: boolean;
  /** Else the reader is who was paid. */
  readonly isPayer: boolean;
  readonly idempotencyKey: string;
}

/** The head of the page behind the provider's: the state, and what to do now. */
export function PaymentState({ payment, paid, isPayer, idempotencyKey }: PaymentStateProps) {
  const words = useText(moneyText);
  const reader = useReader();
  const isOpen = payment.status === "pending" && !payment.processing;
  const said = sayOf(payment, { words, why: useFailure(), reader, isPayer });
  const { tone, title, help } = isOpen && paid ? { ...said, title: words.paidTitle, help: words.paidHelp } : said;
  const Icon = icons[tone];
  return (
    <div className={c.state} data-tone={tone} role="status">
      <span className={c.icon}>
        <Icon size={30} aria-hidden />
      </span>
      <h1>{title}</h1>
      <p>{help}</p>
      {isOpen && (paid ? <p className={c.note}>{words.pendingNote}</p> : <LastDecline payment={payment} />)}
      {!(isOpen && paid) && <NextSteps payment={payment} idempotencyKey={idempotencyKey} />}
    </div>
  );
}

/** The last card, if it was refused. The payment stays open: another try may be on its way at this moment. */
function LastDecline({ payment }: { payment: PaymentView }) {
  const words = useText(moneyText);
  const why = useFailure();
  const last = payment.attempts.at(-1);
  if (!last || last.outcome === "approved") return <p className={c.note}>{words.pendingNote}</p>;
  const title = last.card ? words.cardDeclined(last.card.brand, last.card.last4) : words.declinedTitle;
  return (
    <div className={c.decline}>
      <Notice tone="warn" title={title}>
        {why({ sentence: last.sentence ?? "" })} {words.nothingCharged}
      </Notice>
    </div>
  );
}

interface NextStepsProps {
  readonly payment: PaymentView;
  readonly idempotencyKey: string;
}

function NextSteps({ payment, idempotencyKey }: NextStepsProps) {
  const words = useText(moneyText);
  const cancelling = useSubmitting("cancel");
  const paying = useSubmitting("pay");
  const { pathname } = useLocation();
  const over = payment.status === "failed" || payment.status === "cancelled";
  const declined = payment.attempts.some((attempt) => attempt.outcome !== "approved");
  const back = localPath(payment.return_path);
  return (
    <div className={c.actions}>
      {payment.can.includes("pay") && (
        <Form idempotencyKey={idempotencyKey} className={c.actions}>
          <Button name="intent" value="pay" loading={paying}>
            {declined ? words.tryAnother : words.goPay}
          </Button>
          {payment.can.includes("cancel") && (
            <Button kind="quiet" name="intent" value="cancel" loading={cancelling}>
              {words.cancelPayment}
            </Button>
          )}
        </Form>
      )}
      {payment.status === "pending" ? (
        <noscript>
          <Link to={pathname} className="link">
            {words.checkAgain}
          </Link>
        </noscript>
      ) : (
        <Button to={back}>{over ? words.startAgain : isPlan(payment) ? words.toBilling : words.toContract}</Button>
      )}
    </div>
  );
}
