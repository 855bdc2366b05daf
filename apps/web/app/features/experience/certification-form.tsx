import { href } from "react-router";
import type { CertificationView } from "#api-schema/experience.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import c from "./lines.module.css";

const FORM_FILE_BYTES_MAX = 25_000_000;

interface CertificationFormProps {
  /** The one to be changed; null for a new one. */
  readonly certification: CertificationView | null;
  readonly reply: FormReply | null;
}

export function CertificationForm({ certification, reply }: CertificationFormProps) {
  const words = useText(experienceFormText);
  const submitting = useSubmitting("certification");
  // Sent before something else was refused.
  const done = reply?.values.evidence_media_id_done ?? [];
  return (
    <Form reply={reply} multipart draft={`certification-${certification?.certification_id ?? "new"}`}>
      <input type="hidden" name="intent" value="certification" />
      {certification && <input type="hidden" name="certification_id" value={certification.certification_id} />}
      {certification && <VersionField version={certification.version} nowHref={href("/settings/experience")} />}
      <TextField name="name" label={words.name} maxLength={120} defaultValue={certification?.name} />
      <TextField name="issuer" label={words.issuer} maxLength={120} defaultValue={certification?.issuer} />
      <FieldRow>
        <DateField name="issued_on" label={words.issuedOn} defaultValue={certification?.issued_on} />
        <DateField
          name="expires_on"
          label={words.expiresOn}
          optional
          defaultValue={certification?.expires_on ?? undefined}
        />
      </FieldRow>
      <TextField
        name="url"
        type="url"
        label={words.url}
        help={words.urlHelp}
        optional
        maxLength={300}
        defaultValue={certification?.url ?? undefined}
      />
      <FileField
        name="evidence_media_id"
        label={words.evidence}
        help={words.evidenceHelp}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        maxBytes={FORM_FILE_BYTES_MAX}
        optional
      />
      {done.map((entry) => (
        <p key={entry} className={c.note}>
          <input type="hidden" name="evidence_media_id_done" value={entry} />
          {entry.slice(entry.indexOf(" ") + 1)}
        </p>
      ))}
      {certification?.evidence && (
        <Checkbox name="remove_evidence" label={words.removeEvidence(certification.evidence.name)} />
      )}
      <FormActions>
        <Button loading={submitting}>{certification ? <SaveLabel>{words.save}</SaveLabel> : words.add}</Button>
        {certification && (
          <Button kind="quiet" to={href("/settings/experience")}>
            {words.cancel}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}
