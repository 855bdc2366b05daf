import { href, Link } from "react-router";
import type { WireMoney } from "#money";
import { Money } from "../../ui/money.tsx";
import { useTold } from "../money/use-told.ts";

interface PaymentSharesProps {
  readonly shares: readonly {
    readonly transaction_id: string;
    readonly description: string;
    readonly amount: WireMoney;
  }[];
}

/** Payments at the desk, each by what it was for and with an amount of it. */
export function PaymentShares({ shares }: PaymentSharesProps) {
  const told = useTold();
  return shares.map(({ transaction_id, description, amount }) => (
    <div key={transaction_id}>
      <Link className="link" to={href("/admin/payments/:transaction_id", { transaction_id })}>
        {told(description)}
      </Link>{" "}
      · <Money value={amount} />
    </div>
  ));
}
