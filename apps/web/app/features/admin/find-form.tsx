import { href, Link } from "react-router";
import type { AdminPerson } from "#api-schema/admin.ts";
import { useText } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";
import { Button } from "../../ui/button.tsx";
import { FieldRow, Form, FormActions } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useFilterHref } from "./use-filter-href.ts";

export interface PersonAsked {
  /** What was typed; null: a list of everybody. */
  readonly asked: string | null;
  readonly person: AdminPerson | null;
}

interface FindFormProps extends PersonAsked {
  /** What else the list is filtered by, and stays so. */
  readonly keep?: Readonly<Record<string, string | null>>;
  readonly children?: React.ReactNode;
}

/** Above a list of the desk: whose it should be, and what else it can be asked for. */
export function FindForm({ asked, person, keep = {}, children }: FindFormProps) {
  const words = useText(deskSearchText);
  const to = useFilterHref();
  const unknown = asked !== null && !person;
  const reply = unknown ? { values: { person: [asked] }, errors: { person: words.nobody }, message: null } : null;
  return (
    <>
      <Form key={asked} method="get" reply={reply}>
        {Object.entries(keep).map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <FieldRow>
          <TextField name="person" label={words.person} optional defaultValue={asked ?? undefined} />
          {children}
        </FieldRow>
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.find}
          </Button>
          {asked !== null && (
            <Button kind="quiet" size="sm" to={to({ person: null })}>
              {words.everybody}
            </Button>
          )}
        </FormActions>
      </Form>
      {person && (
        <p>
          {words.ofPerson}{" "}
          <Link className="link" to={href("/admin/people/:user_id", { user_id: person.user_id })}>
            {person.name || words.somebody}
          </Link>
        </p>
      )}
    </>
  );
}
