import type { CardUseView } from "#api-schema/payments-methods.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { cardsText } from "../../messages/cards.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import c from "./method-list.module.css";
import { useTold } from "./use-told.ts";

/** What hangs on a card, for its owner who is about to remove it. */
export function CardUse({ use }: { use: CardUseView }) {
  const words = useText(cardsText);
  const told = useTold();
  const reader = useReader();
  const { plans, under_way, then_pays } = use;
  return (
    <div className={c.use}>
      {plans.length === 0 && <p className={c.help}>{words.paysNothing}</p>}
      {plans.length > 0 && (
        <>
          <h3 className={c.useTitle}>{words.pays}</h3>
          <KeyValue
            facts={plans.map((plan) => ({
              label:
                plan.at === null
                  ? words.paysNow(plan.plan_name)
                  : words.paysOn(plan.plan_name, formatDate(plan.at, reader)),
              value: <Money value={plan.amount} />,
            }))}
          />
          {then_pays ? (
            <Notice>{words.thenPays(words.ending(then_pays.brand, then_pays.last4))}</Notice>
          ) : (
            <Notice tone="warn">{words.thenNothing}</Notice>
          )}
        </>
      )}
      {under_way.length > 0 && (
        <>
          <h3 className={c.useTitle}>{words.underWay}</h3>
          <KeyValue
            facts={under_way.map((charge) => ({
              label: told(charge.description),
              value: <Money value={charge.amount} />,
            }))}
          />
        </>
      )}
    </div>
  );
}
