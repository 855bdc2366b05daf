import type { Static } from "typebox";
import type { RefundState } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { Badge } from "../../ui/badge.tsx";

const tones = {
  processing: "act",
  done: "money",
  failed: "warn",
  settled_by_bank: "plain",
  paid_otherwise: "money",
} as const;

/** How a refund stands, for the desk: its words are no other page's to load. */
export function RefundChip({ state }: { readonly state: Static<typeof RefundState> }) {
  return <Badge tone={tones[state]}>{useText(moneyDeskText).refundStates[state]}</Badge>;
}
