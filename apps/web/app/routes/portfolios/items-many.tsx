import { href } from "react-router";
import { StorageBar } from "../../features/media/storage-bar.tsx";
import { UploadField } from "../../features/media/upload-field.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { Button } from "../../ui/button.tsx";
import { DefaultButton } from "../../ui/default-button.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import { TagsField } from "../../ui/tags-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/items-many.ts";

export { action, loader } from "./items-many.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(portfolioEditorText, matches).manyTitle, { hidden: true });

const FILES_MAX = 20;

/** Many files at once, each of which becomes a piece of work. */
export default function NewItems({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, storage } = loaderData;
  // Some may have been added before one was refused: they keep the key they were sent with.
  const formKey = actionData?.values.idempotency_key?.[0] ?? loaderData.formKey;
  const words = useText(portfolioEditorText);
  const mine = useText(ownPortfoliosText);
  const form = useText(formText);
  const editor = href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolio_id });
  return (
    <div className="wrap">
      <PageHeader
        title={words.manyTitle}
        lede={words.manyLede}
        crumbs={[
          { label: mine.title, to: href("/portfolios/mine") },
          { label: portfolio.title, to: editor },
          { label: words.manyTitle },
        ]}
      />
      <Split
        main={
          <Form reply={actionData} idempotencyKey={formKey} multipart>
            <DefaultButton />
            <UploadField
              name="media"
              label={words.filesLabel}
              help={words.manyFilesHelp}
              max={FILES_MAX}
              describe
              kept={[]}
            />
            <StorageBar storage={storage} />
            <FieldRow>
              <TextField name="client" label={words.client} maxLength={120} optional />
              <TextField name="role" label={words.role} maxLength={120} optional />
            </FieldRow>
            <TagsField name="tags" label={words.tags} help={words.tagsHelp} optional defaultValues={[]} />
            <FormActions>
              <Button loading={useSubmitting()}>{words.addItems}</Button>
              <Button kind="quiet" to={editor}>
                {form.cancel}
              </Button>
            </FormActions>
          </Form>
        }
        aside={null}
      />
    </div>
  );
}
