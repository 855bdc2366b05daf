import type { WireMoney } from "#money";
import { formatMoney } from "../lib/format.ts";
import { useReader } from "../lib/reader.ts";
import c from "./money.module.css";

interface MoneyProps {
  readonly value: WireMoney;
  /** Without the decimals of a whole amount: cards and headlines. */
  readonly short?: boolean;
  /** `safe` is money raised, protected or paid: the one green. */
  readonly tone?: "plain" | "safe";
  readonly size?: "inherit" | "lg" | "xl";
}

/** An amount in the reader's own way of writing it. */
export function Money({ value, short = false, tone = "plain", size = "inherit" }: MoneyProps) {
  const { locale } = useReader();
  return (
    <span className={c.money} data-tone={tone} data-size={size} suppressHydrationWarning>
      {formatMoney(value, locale, { short })}
    </span>
  );
}
