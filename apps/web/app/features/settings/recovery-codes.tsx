import { href } from "react-router";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FocusOnShow } from "../../ui/focus-on-show.tsx";
import c from "./secret.module.css";

/** Codes that are shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const words = useText(settingsText);
  return (
    <FocusOnShow>
      <Card title={words.codesTitle} lede={words.codesHelp} look="raised">
        <ul className={c.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button to={href("/settings/security")}>{words.codesDone}</Button>
      </Card>
    </FocusOnShow>
  );
}
