import type { LostProcessing as Lost } from "#api-schema/payments-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Notice } from "../../ui/notice.tsx";

/** Before money goes back: what the provider keeps of the charge all the same, and who bears it. */
export function LostProcessing({ lost, of = "work" }: { lost: Lost | null; of?: "work" | "plan" | "month" }) {
  const words = useText(moneyText);
  const { locale } = useReader();
  if (lost === null || lost.amount.amount === "0") return null;
  // A plan is between its owner and Kogi: there are no two sides to speak of.
  const say = { plan: words.lostOnPlan, month: words.lostOnMonth, work: words.lostProcessing[lost.borne_by] }[of];
  return <Notice>{say(formatMoney(lost.amount, locale))}</Notice>;
}
