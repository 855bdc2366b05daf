import { useState } from "react";
import { href } from "react-router";
import type { HistoryEntry } from "#api-schema/experience.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { Button } from "../../ui/button.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { entryMark } from "./entry-mark.ts";

interface HistoryFormProps {
  /** The one to be changed; null for a new one. */
  readonly entry: HistoryEntry | null;
  readonly reply: FormReply | null;
}

export function HistoryForm({ entry, reply }: HistoryFormProps) {
  const words = useText(experienceFormText);
  const submitting = useSubmitting("history");
  // As it was when this form was opened, whatever another window does to it.
  const [mark] = useState(reply?.values.entry?.[0] ?? (entry && entryMark(entry)));
  return (
    <Form reply={reply} draft={`history-${mark ?? "new"}`}>
      <input type="hidden" name="intent" value="history" />
      {entry && mark !== null && <input type="hidden" name="entry" value={mark} />}
      <TextField name="title" label={words.role} maxLength={120} defaultValue={entry?.title} />
      <TextField name="organisation" label={words.organisation} maxLength={120} defaultValue={entry?.organisation} />
      <FieldRow>
        <TextField name="from" type="month" label={words.from} help={words.monthHelp} defaultValue={entry?.from} />
        <TextField
          name="to"
          type="month"
          label={words.to}
          help={words.toHelp}
          optional
          defaultValue={entry?.to ?? undefined}
        />
      </FieldRow>
      <TextArea
        name="description"
        label={words.description}
        optional
        rows={3}
        maxLength={1_000}
        defaultValue={entry?.description}
      />
      <FormActions>
        <Button loading={submitting}>{entry ? words.save : words.add}</Button>
        {entry && (
          <Button kind="quiet" to={href("/settings/experience")}>
            {words.cancel}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}
