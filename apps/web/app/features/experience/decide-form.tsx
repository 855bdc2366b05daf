import type { CertificationView } from "#api-schema/experience.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import control from "../../ui/control.module.css";
import { Form } from "../../ui/form.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./lines.module.css";

interface DecideFormProps {
  readonly certification: CertificationView;
  readonly reply: FormReply | undefined;
}

/** Confirm, or refuse with a reason. */
export function DecideForm({ certification, reply }: DecideFormProps) {
  const words = useText(experienceFormText);
  const { certification_id, version, name } = certification;
  const about = replyAbout(reply, "certification_id", certification_id);
  return (
    <Form reply={about} className={c.lines}>
      <input type="hidden" name="certification_id" value={certification_id} />
      <input type="hidden" name="version" value={version} />
      <input
        name="reason"
        // Each certification has such a field: the name that the summary leads to is that of the one it speaks of.
        id={about ? "field-reason" : undefined}
        className={control.control}
        maxLength={500}
        aria-label={words.reason}
        aria-invalid={about?.errors.reason ? true : undefined}
        placeholder={words.reason}
        defaultValue={about?.values.reason?.[0]}
      />
      <div className={c.actions}>
        <SubmitButton size="sm" name="intent" value="verified" aria-label={words.confirmNamed(name)}>
          {words.confirm}
        </SubmitButton>
        <SubmitButton kind="secondary" size="sm" name="intent" value="refused" aria-label={words.refuseNamed(name)}>
          {words.refuse}
        </SubmitButton>
      </div>
    </Form>
  );
}
