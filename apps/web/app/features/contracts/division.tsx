import type { WireMoney } from "#money";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";

/** How disputed money is shared out; together it is all that is protected. */
export function Division({ toFreelancer, toClient }: { toFreelancer: WireMoney; toClient: WireMoney }) {
  const words = useText(contractsText);
  return (
    <KeyValue
      facts={[
        { label: words.toFreelancer, value: <Money value={toFreelancer} /> },
        { label: words.toClient, value: <Money value={toClient} /> },
      ]}
    />
  );
}
