import type { PlansView } from "#api-schema/payments-subscriptions.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { plansText } from "../../messages/plans.ts";
import { IconCheck } from "../../ui/icons.ts";
import c from "./plans.module.css";

type Entitlement = PlansView["free"][number];
type Words = WordsOf<typeof plansText>;

/** What a plan gives, in words; a capability without words here is left out rather than shown by its name. */
export function EntitlementList({ entitlements }: { entitlements: readonly Entitlement[] }) {
  const words = useText(plansText);
  const lines = entitlements.flatMap((one) => sentence(words, one) ?? []);
  return (
    <ul className={c.list}>
      {lines.map((line) => (
        <li key={line}>
          <IconCheck size={18} aria-hidden />
          {line}
        </li>
      ))}
    </ul>
  );
}

function sentence(words: Words, { capability, limit }: Entitlement): string | null {
  const limited: Readonly<Record<string, (limit: number) => string>> = words.limit;
  const unlimited: Readonly<Record<string, string>> = words.unlimited;
  return limit === null ? (unlimited[capability] ?? null) : (limited[capability]?.(limit) ?? null);
}
