import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { paymentDeskText } from "../../messages/payment-desk.ts";
import { Notice } from "../../ui/notice.tsx";

/** Before money goes back: what the provider keeps of the charge all the same, and who bears it. */
export function LostProcessing({ lost }: { lost: DeskPaymentDetail["lost_processing"] }) {
  const words = useText(paymentDeskText);
  const { locale } = useReader();
  if (lost.amount.amount === "0") return null;
  return <Notice>{words.lostProcessing[lost.borne_by](formatMoney(lost.amount, locale))}</Notice>;
}
