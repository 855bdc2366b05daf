import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { formatInstant } from "../../lib/format-instant.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Notice } from "../../ui/notice.tsx";
import { When } from "../../ui/when.tsx";
import c from "./milestone-body.module.css";

/** Where a part was approved: what is asked of the rest, until the freelancer has answered. */
export function RestNotice({ milestone }: { milestone: MilestoneView }) {
  const words = useText(contractsText);
  const reader = useReader();
  const { rest_request: rest, status } = milestone;
  if (!rest || status !== "submitted") return null;
  const amount = formatMoney(rest.amount, reader.locale);
  if (rest.status === "open")
    return (
      <Notice tone="warn">
        {/* Browsers name a time zone each in its own way. */}
        <span suppressHydrationWarning>
          {words.restOpen[rest.to](amount, formatInstant(rest.answer_until, reader))}
        </span>
      </Notice>
    );
  if (rest.status === "declined") return <Notice tone="warn">{words.restDeclined(amount)}</Notice>;
  return null;
}

/** Until when the money may be held; near the end, what happens then. */
export function HoldingNotice({ milestone }: { milestone: MilestoneView }) {
  const words = useText(contractsText);
  const reader = useReader();
  const { held_until: until, held_warn_from: warnFrom, status } = milestone;
  if (until === null || warnFrom === null || status === "disputed") return null;
  if (Date.parse(reader.now) < Date.parse(warnFrom))
    return (
      <p className={c.facts}>
        <span>
          {words.heldUntil} <When at={until} absolute />
        </span>
      </p>
    );
  return (
    <Notice tone="warn" title={words.holdingEnds[endOf(milestone)](formatDate(until, reader))}>
      {words.holdingRenewHelp}
    </Notice>
  );
}

function endOf({ status, rest_request: rest }: MilestoneView): "refund" | "release" | "dispute" {
  if (status !== "submitted") return "refund";
  return rest?.status === "open" ? "dispute" : "release";
}
