import { Form } from "react-router";
import type { CertificationView } from "#api-schema/experience.ts";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import control from "../../ui/control.module.css";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./lines.module.css";

/** Confirm, or refuse with a reason. */
export function DecideForm({ certification }: { certification: CertificationView }) {
  const words = useText(experienceFormText);
  const { certification_id, version, name } = certification;
  return (
    <Form method="post" className={c.lines}>
      <input type="hidden" name="certification_id" value={certification_id} />
      <input type="hidden" name="version" value={version} />
      <input
        name="reason"
        className={control.control}
        maxLength={500}
        aria-label={words.reason}
        placeholder={words.reason}
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
