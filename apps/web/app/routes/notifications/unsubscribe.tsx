import { href } from "react-router";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { unsubscribeText } from "../../messages/unsubscribe.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/unsubscribe.ts";
import c from "./list.module.css";

export { action, loader } from "./unsubscribe.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(unsubscribeText, matches).title, { hidden: true });

/** Where the link in a mail leads. Opening it changes nothing: programs that read mail open every link. */
export default function Unsubscribe({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(unsubscribeText);
  const submitting = useSubmitting();
  const left = actionData && "left" in actionData ? actionData.left : null;
  const reply = actionData && "errors" in actionData ? actionData : null;
  return (
    <div className={`wrap ${c.page}`}>
      <PageHeader title={words.title} lede={left ? undefined : words.lede} />
      {left ? (
        <Notice
          tone="success"
          title={words.done(words.categories[left])}
          action={
            <Button kind="secondary" size="sm" to={href("/settings/notifications")}>
              {words.choose}
            </Button>
          }
        >
          {words.doneHelp}
        </Notice>
      ) : loaderData.token ? (
        <Form reply={reply}>
          <input type="hidden" name="token" value={loaderData.token} />
          <FormActions>
            <Button loading={submitting}>{words.confirm}</Button>
          </FormActions>
        </Form>
      ) : (
        <Notice tone="warn">{words.broken}</Notice>
      )}
    </div>
  );
}
