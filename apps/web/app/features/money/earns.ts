import type { WalletView } from "#api-schema/payments-views.ts";

/** Whoever only orders work has nothing to withdraw: their wallet is about what they have protected. */
export function earns({ roles }: { readonly roles: readonly string[] }, balances: WalletView["balances"]): boolean {
  return roles.includes("freelancer") || balances.some(hasOwn);
}

function hasOwn({ available, clearing, protected: forYou, in_payout, reserved }: WalletView["balances"][number]) {
  return [available, clearing, forYou, in_payout, reserved].some(({ amount }) => amount !== "0");
}
