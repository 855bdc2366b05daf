import type { ContractView } from "#api-schema/contract-routes.ts";
import { add, fromWire, toWire, zero } from "#money";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { uiText } from "../../messages/ui.ts";
import { Card } from "../../ui/card.tsx";
import { IconShieldCheckFilled } from "../../ui/icons.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Progress } from "../../ui/progress.tsx";
import c from "./money-card.module.css";

/** Where the contract's money is: what is safe now, what was paid, what is still to come. */
export function MoneyCard({ contract }: { contract: ContractView }) {
  const words = useText(contractsText);
  const ui = useText(uiText);
  const { total, protected_amount: safe, released_amount: released, refunded_amount: refunded } = contract;
  const left = contract.milestones.map((one) => fromWire(one.to_fund)).reduce(add, zero(fromWire(total).currency));
  const share = total.amount === "0" ? 0 : Number((BigInt(released.amount) * 1000n) / BigInt(total.amount)) / 1000;
  return (
    <Card look="raised" title={words.money}>
      <div className={c.money}>
        <div>
          <p className={c.label}>
            <IconShieldCheckFilled size={18} aria-hidden />
            {ui.protectedFunds}
          </p>
          <p className={c.amount}>
            <Money value={safe} tone={safe.amount === "0" ? "plain" : "safe"} size="xl" />
          </p>
          {contract.ended_at === null && (
            <p className={c.help}>{safe.amount === "0" ? words.nothingProtected : words.protectedHelp}</p>
          )}
        </div>
        <Progress label={words.released} value={share} tone="money" size="md" />
        <KeyValue
          facts={[
            { label: words.total, value: <Money value={total} /> },
            { label: words.released, value: <Money value={released} /> },
            ...(refunded.amount === "0" ? [] : [{ label: words.refunded, value: <Money value={refunded} /> }]),
            ...(left.minor > 0n ? [{ label: words.left, value: <Money value={toWire(left)} /> }] : []),
          ]}
        />
      </div>
    </Card>
  );
}
