import type { LostProcessing as Lost } from "#api-schema/payments-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Notice } from "../../ui/notice.tsx";

/** Before money goes back: what the provider keeps of the charge all the same, and who bears it. */
export function LostProcessing({ lost }: { lost: Lost | null }) {
  const words = useText(moneyText);
  const { locale } = useReader();
  if (lost === null || lost.amount.amount === "0") return null;
  return <Notice>{words.lostProcessing[lost.borne_by](formatMoney(lost.amount, locale))}</Notice>;
}
