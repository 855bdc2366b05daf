import { href, Link } from "react-router";
import type { ExportView } from "#api-schema/exports.ts";
import { type FormReply, replyTo } from "../../lib/form.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { formatDate, formatDateTime } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog, useDialogHref } from "../../ui/dialog.tsx";
import { FileRow } from "../../ui/file-row.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { Prose } from "../../ui/prose.tsx";
import c from "./account-export.module.css";

interface AccountExportProps {
  readonly exports: readonly ExportView[];
  readonly reply: FormReply | undefined;
}

// More than that is history: three are asked for within a day at most.
const SHOWN = 3;

/** A copy of one's data: asked for here, fetched here once it is made. */
export function AccountExport({ exports, reply }: AccountExportProps) {
  const words = useText(settingsText);
  const reader = useReader();
  const submitting = useSubmitting("export");
  const open = useDialogHref("export");
  const making = exports.some(({ state }) => state === "making");
  const noteOf = ({ state, bytes, expires_at }: ExportView): string =>
    state === "ready" && expires_at !== null
      ? words.exportReady(formatBytes(bytes ?? 0, reader.locale), formatDate(expires_at, reader))
      : words.exportStates[state];
  return (
    <Card title={words.exportTitle} lede={words.exportLede}>
      {exports.length > 0 && (
        <ul className={c.copies}>
          {exports.slice(0, SHOWN).map((one) => (
            <FileRow
              key={one.export_id}
              name={words.exportOf(formatDateTime(one.asked_at, reader))}
              bytes={one.bytes ?? 0}
              note={noteOf(one)}
              {...(one.url === null ? {} : { to: one.url })}
            >
              {one.url !== null && one.left_out_count > 0 && <LeftOut copy={one} />}
            </FileRow>
          ))}
        </ul>
      )}
      {!making && (
        <FormActions>
          <Button kind="secondary" to={open}>
            {words.exportAsk}
          </Button>
        </FormActions>
      )}
      <Dialog name="export" title={words.exportConfirm}>
        <Form reply={replyTo(reply, "export")}>
          <Prose text={words.exportWhy} />
          <input type="hidden" name="intent" value="export" />
          <PasswordField name="export_password" label={words.currentPassword} autoComplete="current-password" />
          <FormActions>
            <Button loading={submitting}>{words.exportAsk}</Button>
            <Button kind="quiet" to={href("/settings/account")}>
              {words.exportCancel}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </Card>
  );
}

/** The files for which a copy had no room, with the way to them. */
function LeftOut({ copy: { left_out_count: count, left_out } }: { readonly copy: ExportView }) {
  const words = useText(settingsText);
  return (
    <p>
      {words.exportLeftOut(count, left_out.join(", ") + (count > left_out.length ? " …" : ""))}{" "}
      <Link to={href("/settings/files")} className="link">
        {words.exportToFiles}
      </Link>
    </p>
  );
}
