import { Form } from "react-router";
import type { BlockView } from "#api-schema/users.ts";
import { useText } from "../../lib/text.ts";
import { blocksText } from "../../messages/blocks.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";

/** Whom one blocked or muted, each to be undone. Names lead nowhere: who is blocked has no page for the reader. */
export function BlockTable({ blocks }: { blocks: readonly BlockView[] }) {
  const words = useText(blocksText);
  return (
    <Table
      caption={words.title}
      rows={blocks}
      rowKey={({ user }) => user.user_id}
      columns={[
        {
          key: "person",
          header: words.person,
          cell: ({ user }) => (
            <>
              {user.name} <code>@{user.handle}</code>
            </>
          ),
        },
        { key: "how", header: words.how, cell: ({ kind }) => words.kinds[kind] },
        { key: "since", header: words.since, cell: ({ created_at }) => <When at={created_at} absolute /> },
        {
          key: "undo",
          header: words.undo,
          align: "end",
          bare: true,
          cell: ({ user, kind }) => (
            <Form method="post">
              <input type="hidden" name="user_id" value={user.user_id} />
              <input type="hidden" name="name" value={user.name} />
              <SubmitButton
                kind="quiet"
                size="sm"
                aria-label={kind === "block" ? words.unblockPerson(user.name) : words.unmutePerson(user.name)}
              >
                {kind === "block" ? words.unblock : words.unmute}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
