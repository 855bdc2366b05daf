import type { InvitationView } from "#api-schema/hiring-views.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { StatusChip } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLine } from "../people/person-line.tsx";

/** Whom the client asked to propose, and what they answered. */
export function InvitedTable({ invitations }: { invitations: readonly InvitationView[] }) {
  const words = useText(hiringText);
  return (
    <Table
      caption={words.invitedTitle}
      rows={invitations}
      rowKey={(invitation) => invitation.invitation_id}
      columns={[
        { key: "person", header: words.person, cell: ({ freelancer }) => <PersonLine person={freelancer} /> },
        { key: "state", header: words.state, cell: ({ status }) => <StatusChip of="invitation" state={status} /> },
        { key: "answer", header: words.answer, cell: ({ answer_message }) => answer_message ?? "" },
        {
          key: "when",
          header: words.when,
          align: "end",
          cell: ({ answered_at, created_at }) => <When at={answered_at ?? created_at} />,
        },
      ]}
    />
  );
}
