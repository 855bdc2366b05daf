import type { WalletView } from "#api-schema/payments-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { walletText } from "../../messages/wallet.ts";
import { Notice } from "../../ui/notice.tsx";

/** All currencies together in the reader's own: an estimate, with the day of its rates and how old they are. */
export function WalletEstimate({ estimate }: { estimate: WalletView["estimate"] }) {
  const words = useText(walletText);
  const reader = useReader();
  if (!estimate) return null;
  const { total, rate_date, rate_age_days, stale, left_out } = estimate;
  return (
    <Notice title={words.estimate(formatMoney(total, reader.locale))}>
      {words.estimateNote(formatDate(rate_date, reader))} {stale && words.rateOld(rate_age_days)}{" "}
      {left_out.length > 0 && words.leftOut(left_out.join(", "))}
    </Notice>
  );
}
