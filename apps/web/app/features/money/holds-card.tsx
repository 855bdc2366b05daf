import type { HoldsView } from "#api-schema/chargebacks.ts";
import { useText } from "../../lib/text.ts";
import { chargebacksText } from "../../messages/chargebacks.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import c from "./holds-card.module.css";
import { useTold } from "./use-told.ts";

/** What of one's money is held back, and why: disputed card payments, and the reserve. Nothing when nothing is. */
export function HoldsCard({ holds }: { holds: HoldsView }) {
  const words = useText(chargebacksText);
  const told = useTold();
  const { chargebacks, reserves } = holds;
  if (chargebacks.length === 0 && reserves.length === 0) return null;
  return (
    <Card title={words.heldTitle} lede={words.heldLede}>
      <ul className={c.list}>
        {chargebacks.map((row) => (
          <li key={row.chargeback_id} className={c.row}>
            <div className={c.head}>
              <b>{told(row.description)}</b>
              <StatusChip of="chargeback" state={row.status} />
            </div>
            <p>
              {row.status === "inquiry" || row.status === "closed" ? words.asked : words.disputed} (
              <When at={row.opened_at} />
              ). {words.disputedHelp[row.status]}
            </p>
            <dl className={c.amounts}>
              {row.held.amount !== "0" && (
                <div>
                  <dt>{words.ofYours}</dt>
                  <dd>
                    <Money value={row.held} />
                  </dd>
                </div>
              )}
              {row.protected.amount !== "0" && (
                <div>
                  <dt>{words.ofProtected}</dt>
                  <dd>
                    <Money value={row.protected} />
                  </dd>
                </div>
              )}
            </dl>
          </li>
        ))}
        {reserves.map((row) => (
          <li key={row.reserve_id} className={c.row}>
            <div className={c.head}>
              <b>{told(row.description)}</b>
              <Money value={row.amount} />
            </div>
            <p>
              {told(row.reason)} {words.reserveUntil} <When at={row.release_at} absolute />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
