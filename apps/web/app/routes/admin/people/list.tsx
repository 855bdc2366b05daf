import { href, Link } from "react-router";
import type { AdminPerson } from "#api-schema/admin.ts";
import { AccountBadge } from "../../../features/admin/account-badge.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { peopleDeskText } from "../../../messages/people-desk.ts";
import { Button } from "../../../ui/button.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { IconUsers } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(peopleDeskText, matches).title, { hidden: true });

export default function PeopleDesk({ loaderData }: Route.ComponentProps) {
  const { people, q, which, more } = loaderData;
  const words = useText(peopleDeskText);
  const path = href("/admin/people");
  const columns: Column<AdminPerson>[] = [
    {
      key: "person",
      header: words.person,
      cell: (row) => (
        <Link className="link" to={href("/admin/people/:user_id", { user_id: row.user_id })}>
          {row.name || words.nobody}
        </Link>
      ),
    },
    { key: "email", header: words.email, cell: (row) => row.email ?? "–" },
    { key: "roles", header: words.roleTitle, cell: (row) => row.roles.map((role) => words.roles[role]).join(", ") },
    { key: "state", header: words.state, cell: (row) => <AccountBadge state={row.state} /> },
    { key: "since", header: words.since, cell: (row) => <When at={row.created_at} absolute /> },
  ];
  const to = (chosen: Record<string, string>) => `${path}?${new URLSearchParams({ ...(q ? { q } : {}), ...chosen })}`;
  const chips = [
    { to: to({}), label: words.all, current: which === null },
    { to: to({ state: "suspended" }), label: words.suspended, current: which === "suspended" },
    { to: to({ roles: "admin" }), label: words.admins, current: which === "admin" },
    { to: to({ roles: "reviewer" }), label: words.reviewers, current: which === "reviewer" },
  ];
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <Form method="get" action={path}>
        {which && <input type="hidden" name={which === "suspended" ? "state" : "roles"} value={which} />}
        <TextField name="q" label={words.who} optional maxLength={254} defaultValue={q ?? undefined} />
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.find}
          </Button>
        </FormActions>
      </Form>
      <ChipRow label={words.which} chips={chips} />
      {people.length === 0 ? (
        <EmptyState icon={<IconUsers size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          <Table caption={words.title} columns={columns} rows={people} rowKey={(row) => row.user_id} />
          <ShowMore {...more} shown={people.length} />
        </>
      )}
    </>
  );
}
