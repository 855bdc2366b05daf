import { Form } from "react-router";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./account-hats.module.css";

const hats = ["freelancer", "client", "investor"] as const;

/** Which sides of the exchange one stands on. */
export function AccountHats({ userType, roles }: { userType: string; roles: readonly string[] }) {
  const words = useText(settingsText);
  return (
    <Card title={words.hatsTitle} lede={words.hatsLede}>
      <ul className={c.hats}>
        {hats.map((hat) => (
          <li key={hat}>
            <b>{words.hats[hat]}</b>
            {userType === hat ? (
              <Badge tone="live">{words.firstHat}</Badge>
            ) : (
              <Form method="post">
                <input type="hidden" name="intent" value={roles.includes(hat) ? "first_hat" : "add_hat"} />
                <SubmitButton
                  kind="secondary"
                  size="sm"
                  name="hat"
                  value={hat}
                  aria-label={(roles.includes(hat) ? words.makeFirst : words.addHat)(words.hats[hat])}
                >
                  {roles.includes(hat) ? words.putFirst : words.add}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
