import { href } from "react-router";
import { FileList } from "../../features/media/file-list.tsx";
import c from "../../features/media/own-files.module.css";
import { useFileUses } from "../../features/media/use-file-uses.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { filesText } from "../../messages/files.ts";
import { formText } from "../../messages/form.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Route } from "./+types/delete-file.ts";

export { action, loader } from "./delete-file.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(filesText, matches).title, { hidden: true });

export default function DeleteFile({ loaderData, actionData }: Route.ComponentProps) {
  const { file } = loaderData;
  const words = useText(filesText);
  const form = useText(formText);
  const uses = useFileUses(file);
  const submitting = useSubmitting();
  const isDeletable = file.can.includes("delete");
  const lede = file.used_for.includes("poster") ? `${words.deleteHelp} ${words.posterHelp}` : words.deleteHelp;
  return (
    <Card title={words.deleteTitle(file.name)} {...(isDeletable ? { lede } : {})}>
      <div className={c.confirm}>
        <FileList files={[file]} />
        {!isDeletable && (
          <Notice tone="info" title={uses}>
            {words.takeOut}
          </Notice>
        )}
        <Form reply={actionData}>
          <FormActions>
            {isDeletable && (
              <Button kind="danger" loading={submitting}>
                {words.delete}
              </Button>
            )}
            <Button kind="quiet" to={href("/settings/files")}>
              {form.cancel}
            </Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  );
}
