import { Form } from "react-router";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { Button } from "../../ui/button.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./lines.module.css";

interface EntryActionsProps {
  readonly name: string;
  readonly editHref: string;
  /** What the form says beside its intent: which entry it is. */
  readonly fields: Readonly<Record<string, string>>;
  /** What removes it at once; or where it is asked first. */
  readonly removeIntent?: string;
  readonly removeHref?: string;
  /** Where the order is the owner's: the intent that moves it up. */
  readonly upIntent?: string | undefined;
}

/** Change, move and remove an entry of one's own. */
export function EntryActions({ name, editHref, fields, removeIntent, removeHref, upIntent }: EntryActionsProps) {
  const words = useText(experienceFormText);
  return (
    <Form method="post" className={c.actions}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {upIntent && (
        <SubmitButton kind="quiet" size="sm" name="intent" value={upIntent} aria-label={words.up(name)}>
          ↑
        </SubmitButton>
      )}
      <Button kind="quiet" size="sm" to={editHref} aria-label={words.editNamed(name)}>
        {words.edit}
      </Button>
      {removeHref ? (
        <Button kind="quiet" size="sm" to={removeHref} aria-label={words.removeNamed(name)}>
          {words.remove}
        </Button>
      ) : (
        <SubmitButton kind="quiet" size="sm" name="intent" value={removeIntent} aria-label={words.removeNamed(name)}>
          {words.remove}
        </SubmitButton>
      )}
    </Form>
  );
}
