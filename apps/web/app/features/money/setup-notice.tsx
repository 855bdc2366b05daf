import type { MethodSetupView } from "#api-schema/payments-methods.ts";
import { useText } from "../../lib/text.ts";
import { cardsText } from "../../messages/cards.ts";
import { Notice } from "../../ui/notice.tsx";
import { useFailure } from "./use-failure.ts";

/** How saving a card ended on the provider's page. */
export function SetupNotice({ setup }: { setup: MethodSetupView | null }) {
  const words = useText(cardsText);
  const say = useFailure();
  if (!setup) return null;
  return (
    <div role="status">
      {setup.state === "done" ? (
        <Notice tone="success" title={words.saved} />
      ) : (
        <Notice tone="warn" title={words.notSaved}>
          {setup.failure ? say(setup.failure) : words.notSavedHelp}
        </Notice>
      )}
    </div>
  );
}
