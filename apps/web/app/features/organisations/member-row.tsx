import { useLocation, useSearchParams } from "react-router";
import { type MemberView, organisationRoles } from "#api-schema/organisations.ts";
import type { FormReply } from "../../lib/form.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { FieldRow, Form, FormActions } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import { PersonLine } from "../people/person-line.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import c from "./organisations.module.css";

interface MemberRowProps {
  readonly member: MemberView;
  /** The form for role and title stands open. */
  readonly open: boolean;
  readonly reply: FormReply | null;
}

/** Somebody of the organisation, as those who keep it see them. */
export function MemberRow({ member, open, reply }: MemberRowProps) {
  const words = useText(organisationsText);
  const { viewer } = useReader();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const removeHref = useDialogHref("remove", { person: member.user.user_id });
  const { user, role, title, shown, can } = member;
  const own = viewer?.userId === user.user_id;
  const note = [words.roles[role], title, own ? words.you : "", shown ? "" : words.hidden].filter(Boolean).join(" · ");
  const mayChange = can.includes("change_role") || can.includes("set_title");
  return (
    <li className={c.item}>
      <PersonLine person={user} note={note} />
      <div className={c.actions}>
        {mayChange && !open && (
          <Button
            kind="quiet"
            size="sm"
            to={`${pathname}?member=${user.user_id}`}
            aria-label={words.changeNamed(user.name)}
          >
            {words.change}
          </Button>
        )}
        {can.includes("remove") && (
          <Button kind="quiet" size="sm" to={removeHref} aria-label={words.removeNamed(user.name)}>
            {words.remove}
          </Button>
        )}
      </div>
      {params.get("person") === user.user_id && can.includes("remove") && (
        <ConfirmDialog
          name="remove"
          title={words.removeTitle(user.name)}
          help={words.removeHelp}
          confirm={words.remove}
          fields={{ user_id: user.user_id }}
          params={["person"]}
        />
      )}
      {open && mayChange && <MemberForm member={member} reply={reply} />}
    </li>
  );
}

function MemberForm({ member: { user, role, title, version, can }, reply }: Omit<MemberRowProps, "open">) {
  const words = useText(organisationsText);
  const { pathname } = useLocation();
  return (
    <Form reply={reply}>
      <input type="hidden" name="intent" value="member" />
      <input type="hidden" name="user_id" value={user.user_id} />
      <VersionField version={version} nowHref={pathname} />
      <FieldRow>
        {can.includes("set_title") && (
          <TextField name="member_title" label={words.memberTitle} defaultValue={title} maxLength={80} optional />
        )}
        {can.includes("change_role") && (
          <Select
            name="member_role"
            label={words.role}
            help={words.roleHelp}
            choices={organisationRoles.map((value) => ({ value, label: words.roles[value] }))}
            defaultValue={role}
          />
        )}
      </FieldRow>
      <FormActions>
        <Button size="sm">
          <SaveLabel>{words.save}</SaveLabel>
        </Button>
        <Button kind="quiet" size="sm" to={pathname}>
          {words.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}
