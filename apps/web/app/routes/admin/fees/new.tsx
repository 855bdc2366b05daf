import { href } from "react-router";
import { EffectTable } from "../../../features/fees/effect-table.tsx";
import { PackFields } from "../../../features/fees/pack-form.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { feesText } from "../../../messages/fees.ts";
import { Button } from "../../../ui/button.tsx";
import { DefaultButton } from "../../../ui/default-button.tsx";
import { FocusOnShow } from "../../../ui/focus-on-show.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import type { Route } from "./+types/new.ts";

export { action, loader } from "./new.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(feesText, matches).newTitle, { hidden: true });

export default function NewFeePack({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(feesText);
  const previewing = useSubmitting("preview");
  const saving = useSubmitting("save");
  const preview = actionData && "preview" in actionData ? actionData.preview : null;
  const reply = actionData && "errors" in actionData ? actionData : preview?.reply;
  const seen = (name: string) => reply?.values[name]?.[0] ?? "";
  const save = (
    <Button name="intent" value="save" loading={saving}>
      {words.save}
    </Button>
  );
  return (
    <>
      <PageHeader
        inset
        title={words.newTitle}
        lede={words.newLede}
        crumbs={[{ label: words.packs, to: href("/admin/fees") }, { label: words.newTitle }]}
      />
      <Form reply={reply} idempotencyKey={loaderData.key} draft="fee-pack">
        <input type="hidden" name="starts" value={seen("starts")} />
        <input type="hidden" name="previewed" value={seen("previewed")} />
        {/* Enter in a field looks at the effect: it puts nothing in force. */}
        <DefaultButton />
        {preview && (
          <FocusOnShow key={JSON.stringify(preview.effects)}>
            <Section title={words.effect} lede={preview.changed ? words.effectChanged : words.effectNote} action={save}>
              <EffectTable effects={preview.effects} />
            </Section>
          </FocusOnShow>
        )}
        <PackFields from={loaderData.from} countries={loaderData.countries} />
        <FormActions>
          <Button kind={preview ? "secondary" : "primary"} name="intent" value="preview" loading={previewing}>
            {words.preview}
          </Button>
          {/* Looked at before, and not answered when it was sent. */}
          {!preview && seen("previewed") && save}
        </FormActions>
      </Form>
    </>
  );
}
