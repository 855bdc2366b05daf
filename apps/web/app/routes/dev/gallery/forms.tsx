import { useEffect, useState } from "react";
import { draftKey } from "../../../lib/form-drafts.ts";
import { useReader } from "../../../lib/reader.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import { SaveLabel, VersionField } from "../../../ui/version-field.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";
import { here } from "./samples.ts";

const stale = {
  values: { s_title: ["Labels for four sauces"], version: ["3"], stale: ["yes"] },
  errors: {},
  message: "This was changed since you opened it. What you typed is still here.",
};
const unclaimed = { values: { intent: ["remove"] }, errors: {}, message: "The last owner cannot be removed." };
const asAWhole = { values: {}, errors: {}, message: "Your card was declined. Nothing was charged." };

export function Forms() {
  return (
    <Part title="Forms" lede="They work without JavaScript and lose nothing that was typed.">
      <div className={c.two}>
        <Card title="What was typed before is back" headingLevel={3}>
          <RestoredForm />
        </Card>
        <Card title="Changed by somebody meanwhile" headingLevel={3}>
          <Form method="get" reply={stale}>
            <VersionField version={3} nowHref={here} />
            <TextField name="s_title" label="Title" />
            <FormActions>
              <SubmitButton>
                <SaveLabel>Save changes</SaveLabel>
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
        <Card title="Refused as a whole" headingLevel={3}>
          <FormErrorSummary reply={asAWhole} />
        </Card>
        <Card title="A refused button that has no form to show it in" headingLevel={3}>
          <UnclaimedRefusal reply={unclaimed} forms={["add"]} />
        </Card>
      </div>
    </Part>
  );
}

/** As after a reload: the draft waits in the tab before the form is made. */
function RestoredForm() {
  const userId = useReader().viewer?.userId;
  const [left, setLeft] = useState(false);
  useEffect(() => {
    sessionStorage.setItem(
      draftKey(userId, "gallery"),
      JSON.stringify([["r_title", "Labels for three sauces", false]]),
    );
    setLeft(true);
  }, [userId]);
  return (
    <Form key={String(left)} method="get" {...(left ? { draft: "gallery" } : {})}>
      <TextField name="r_title" label="Title" />
      <FormActions>
        <SubmitButton>Post project</SubmitButton>
        <Button kind="quiet" type="button">
          Save as draft
        </Button>
      </FormActions>
    </Form>
  );
}
