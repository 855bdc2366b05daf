import { Form, href } from "react-router";
import type { SavedMethodView } from "#api-schema/payments-methods.ts";
import { useText } from "../../lib/text.ts";
import { cardsText } from "../../messages/cards.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./method-list.module.css";

/** The cards somebody pays with, the default first. */
export function CardList({ cards }: { cards: readonly SavedMethodView[] }) {
  const words = useText(cardsText);
  return (
    <ul className={c.list}>
      {cards.map((card) => {
        const name = words.ending(card.brand, card.last4);
        const expiry = `${String(card.expiry_month).padStart(2, "0")}/${card.expiry_year}`;
        return (
          <li key={card.saved_method_id} className={c.method}>
            <div>
              <b>{name}</b> {card.default && <Badge tone="act">{words.isDefault}</Badge>}
              {card.expired && <Badge tone="warn">{words.expired}</Badge>}
              {card.expires_soon && <Badge tone="warn">{words.expiresSoon}</Badge>}
              <p>
                {card.expired ? words.expiredHelp : words.expires(expiry)}
                {card.expires_soon && ` ${words.expiresSoonHelp}`}
              </p>
            </div>
            <div className={c.actions}>
              {!card.default && !card.expired && (
                <Form method="post">
                  <input type="hidden" name="saved_method_id" value={card.saved_method_id} />
                  <SubmitButton
                    kind="quiet"
                    size="sm"
                    name="intent"
                    value="default"
                    aria-label={`${words.makeDefault}: ${name}`}
                  >
                    {words.makeDefault}
                  </SubmitButton>
                </Form>
              )}
              <Button
                kind="quiet"
                size="sm"
                to={href("/settings/payment-methods/:saved_method_id", { saved_method_id: card.saved_method_id })}
                aria-label={`${words.remove}: ${name}`}
              >
                {words.remove}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
