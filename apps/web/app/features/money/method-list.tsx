import { href } from "react-router";
import type { Static } from "typebox";
import type { PayoutMethodView } from "#api-schema/payments-views.ts";
import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Instant } from "../../ui/instant.tsx";
import c from "./method-list.module.css";

/** The bank accounts one can withdraw to. */
export function MethodList({ methods }: { methods: readonly Static<typeof PayoutMethodView>[] }) {
  const words = useText(moneyText);
  const desk = useText(moneyDeskText);
  const { locale, now } = useReader();
  if (methods.length === 0) return <p className={c.none}>{words.methodsNone}</p>;
  return (
    <ul className={c.list}>
      {methods.map((method) => (
        <li key={method.payout_method_id} className={c.method}>
          <div>
            <b>{words.account(method.last4)}</b> {method.default && <Badge tone="act">{words.defaultMethod}</Badge>}
            <p>
              {method.holder_name} · {method.currency} · {countryName(method.country, locale)}
            </p>
            {method.broken && <p>{words.brokenMethod}</p>}
            {method.usable_from && method.usable_from > now && (
              <p>
                {desk.usableFrom} <Instant at={method.usable_from} />
              </p>
            )}
          </div>
          <Button
            kind="quiet"
            size="sm"
            to={href("/wallet/bank-account/:payout_method_id", { payout_method_id: method.payout_method_id })}
          >
            {words.removeMethod}
          </Button>
        </li>
      ))}
    </ul>
  );
}
