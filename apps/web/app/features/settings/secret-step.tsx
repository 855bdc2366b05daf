import { href } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { CodeDrawing } from "./code-drawing.server.ts";
import { CodePicture } from "./code-picture.tsx";
import c from "./secret.module.css";

interface SecretStepProps {
  readonly secret?: string;
  /** Opens the authenticator app with the key filled in. */
  readonly link?: string;
  /** The same link, for the camera of another phone. */
  readonly drawing?: CodeDrawing;
  readonly reply?: FormReply | undefined;
}

/** The key for the authenticator app, and the first code as the proof that it arrived. */
export function SecretStep({ secret, link, drawing, reply }: SecretStepProps) {
  const words = useText(settingsText);
  const submitting = useSubmitting("enable");
  return (
    <>
      {secret && (
        <Card title={words.secretTitle} lede={words.secretHelp}>
          <div className={c.secret}>
            {drawing && <CodePicture code={drawing} alt={words.codeAlt} />}
            <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
            {link && (
              <a href={link} className="link">
                {words.openApp}
              </a>
            )}
          </div>
        </Card>
      )}
      <Card title={words.codeTitle}>
        <Form reply={reply ?? null}>
          <input type="hidden" name="intent" value="enable" />
          <TextField name="code" label={words.code} autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
          <FormActions>
            <Button loading={submitting}>{words.enable}</Button>
            {reply && (
              <Button kind="quiet" to={href("/settings/two-factor")}>
                {words.newSecret}
              </Button>
            )}
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
