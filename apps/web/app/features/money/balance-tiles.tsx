import type { WalletView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { walletText } from "../../messages/wallet.ts";
import { Money } from "../../ui/money.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";

interface BalanceTilesProps {
  readonly balance: WalletView["balances"][number];
  /** False while something is to be done first. */
  readonly mayWithdraw: boolean;
  /** False for a client who has earned nothing: then it is about what they have protected. */
  readonly earns: boolean;
}

/** Where the money of one currency is. What is nothing and never was is left out. */
export function BalanceTiles({ balance, mayWithdraw, earns }: BalanceTilesProps) {
  const words = useText(moneyText);
  const more = useText(walletText);
  const { available, clearing, protected: forYou, protected_by_you: byYou, in_payout: inPayout, reserved } = balance;
  const tiles = [
    {
      label: words.available,
      value: available,
      note: mayWithdraw ? words.availableNote : words.clearedNote,
      shown: earns,
      safe: true,
    },
    { label: words.clearing, value: clearing, note: words.clearingNote, shown: earns, safe: false },
    {
      label: words.protectedForYou,
      value: forYou,
      note: words.protectedNote,
      shown: forYou.amount !== "0" || (earns && byYou.amount === "0"),
      safe: true,
    },
    {
      label: words.protectedByYou,
      value: byYou,
      note: words.protectedByYouNote,
      shown: byYou.amount !== "0" || !earns,
      safe: true,
    },
    { label: more.reserved, value: reserved, note: more.reservedNote, shown: reserved.amount !== "0", safe: false },
    { label: words.inPayout, value: inPayout, note: undefined, shown: inPayout.amount !== "0", safe: false },
  ];
  return (
    <StatRow>
      {tiles
        .filter((tile) => tile.shown)
        .map(({ label, value, note, safe }) => (
          <StatTile
            key={label}
            label={label}
            value={<Money value={value} />}
            note={note}
            tone={safe && value.amount !== "0" ? "safe" : "plain"}
          />
        ))}
    </StatRow>
  );
}
