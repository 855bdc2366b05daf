import type { WalletView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import c from "./clearing-list.module.css";
import { useTold } from "./use-told.ts";

/** What is released and waits for its date, each with the reason. */
export function ClearingList({ clearing }: { clearing: WalletView["clearing"] }) {
  const words = useText(moneyText);
  const told = useTold();
  return (
    <ul className={c.list}>
      {clearing.map((one) => (
        <li key={one.clearing_id} className={c.item}>
          <div>
            <b>{told(one.description)}</b>
            <p>{told(one.reason)}</p>
          </div>
          <div className={c.amount}>
            <Money value={one.amount} size="lg" />
            <span>
              {words.clearingDate} <When at={one.available_at} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
