import { Form } from "react-router";
import type { ApiKeyView } from "#api-schema/auth.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";

/** The keys one has made, each to be revoked. */
export function ApiKeyTable({ keys }: { keys: readonly ApiKeyView[] }) {
  const words = useText(settingsText);
  return (
    <Table
      caption={words.apiKeys}
      rows={keys}
      rowKey={(key) => key.api_key_id}
      columns={[
        {
          key: "name",
          header: words.keyName,
          cell: (key) => (
            <>
              {key.name} <code>{key.prefix}…</code>
            </>
          ),
        },
        { key: "scopes", header: words.scopes, cell: (key) => key.scopes.join(", ") },
        {
          key: "used",
          header: words.lastUsed,
          cell: (key) => (key.last_used_at ? <When at={key.last_used_at} /> : words.never),
        },
        {
          key: "revoke",
          header: words.revoke,
          align: "end",
          cell: (key) => (
            <Form method="post">
              <input type="hidden" name="api_key_id" value={key.api_key_id} />
              <SubmitButton kind="quiet" size="sm" name="intent" value="revoke" aria-label={words.revokeKey(key.name)}>
                {words.revoke}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
