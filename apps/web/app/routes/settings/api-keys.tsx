import { ApiKeyTable } from "../../features/settings/api-key-table.tsx";
import secret from "../../features/settings/secret.module.css";
import { replyTo } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FocusOnShow } from "../../ui/focus-on-show.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconKey } from "../../ui/icons.ts";
import { TextField } from "../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/api-keys.ts";

export { action, loader } from "./api-keys.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).apiKeys, { hidden: true });

export default function ApiKeys({ loaderData, actionData }: Route.ComponentProps) {
  const { keys, scopes } = loaderData;
  const words = useText(settingsText);
  const submitting = useSubmitting("create");
  const made = actionData && "key" in actionData ? actionData.key : null;
  const reply = actionData && "errors" in actionData ? actionData : null;
  return (
    <>
      <UnclaimedRefusal reply={reply ?? undefined} forms={["create"]} />
      {made && (
        <FocusOnShow key={made}>
          <Card title={words.keyMade} lede={words.keyMadeHelp} look="raised">
            <div className={secret.secret}>
              <code>{made}</code>
            </div>
          </Card>
        </FocusOnShow>
      )}
      <Card title={words.apiKeys} lede={words.keysLede}>
        {keys.length === 0 ? (
          <EmptyState headingLevel={3} icon={<IconKey size={26} aria-hidden />} title={words.noKeys} />
        ) : (
          <ApiKeyTable keys={keys} />
        )}
      </Card>
      <Card title={words.createKey}>
        <Form key={made} reply={replyTo(reply ?? undefined, "create")}>
          <input type="hidden" name="intent" value="create" />
          <TextField name="name" label={words.keyName} help={words.keyNameHelp} autoComplete="off" maxLength={60} />
          <ChoiceGroup
            name="scopes"
            label={words.keyScopes}
            many
            look="columns"
            choices={scopes.map((scope) => ({ value: scope, label: scope }))}
          />
          <FormActions>
            <Button loading={submitting}>{words.createKey}</Button>
            <a className="link" href="/api/docs">
              {words.apiDocs}
            </a>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
