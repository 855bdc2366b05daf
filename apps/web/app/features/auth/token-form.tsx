import { useEffect, useRef } from "react";
import type { FormReply } from "../../lib/form.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";

interface TokenFormProps {
  readonly token: string;
  readonly label: string;
  readonly reply: FormReply | undefined;
}

/** Confirms what a mailed link stands for: by itself where JavaScript runs, by one click elsewhere. */
export function TokenForm({ token, label, reply }: TokenFormProps) {
  const submitting = useSubmitting();
  const box = useRef<HTMLDivElement>(null);
  const tried = useRef(false);
  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    box.current?.querySelector("form")?.requestSubmit();
  }, []);
  return (
    <div ref={box}>
      <Form reply={reply}>
        <input type="hidden" name="token" value={token} />
        <FormActions>
          <Button loading={submitting}>{label}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
