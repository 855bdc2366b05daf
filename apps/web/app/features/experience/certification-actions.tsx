import { href, useSearchParams } from "react-router";
import type { CertificationView } from "#api-schema/experience.ts";
import { useText } from "../../lib/text.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { useDialogHref } from "../../ui/dialog.tsx";
import { ConfirmDialog } from "../organisations/confirm-dialog.tsx";
import { EntryActions } from "./entry-actions.tsx";

/** Change a certificate of one's own, or remove it once asked: its evidence and what was confirmed go with it. */
export function CertificationActions({ certification }: { certification: CertificationView }) {
  const words = useText(experienceFormText);
  const [params] = useSearchParams();
  const { certification_id, name } = certification;
  const removeHref = useDialogHref("remove_certification", { certificate: certification_id });
  return (
    <>
      <EntryActions
        name={name}
        editHref={`${href("/settings/experience")}?certification=${certification_id}#certification`}
        fields={{ certification_id }}
        removeHref={removeHref}
      />
      {params.get("certificate") === certification_id && (
        <ConfirmDialog
          name="remove_certification"
          title={words.removeTitle(name)}
          help={words.removeHelp}
          confirm={words.remove}
          fields={{ certification_id }}
          params={["certificate"]}
        />
      )}
    </>
  );
}
