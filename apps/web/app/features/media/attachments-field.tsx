import { use } from "react";
import { FormReplyContext } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { mediaText } from "../../messages/media.ts";
import { FileField } from "../../ui/file-field.tsx";
import { IconFile } from "../../ui/icons.ts";
import c from "./attachments-field.module.css";

const accept =
  "image/jpeg,image/png,image/webp,image/avif,image/gif,application/pdf,video/mp4,video/quicktime,video/webm,audio/mpeg,audio/mp4,.m4a,audio/wav,.txt";
const FILES_BYTES_MAX = 25_000_000;

interface AttachmentsFieldProps {
  readonly name: string;
  readonly label: string;
  /** Files that are there from before, as `<id> <name>`. */
  readonly attached?: readonly string[];
  /** Where fewer kinds or bytes are taken than elsewhere, or one file. */
  readonly only?: { readonly accept: string; readonly maxBytes: number; readonly many: boolean };
}

/**
 * Files that go with a form. What is attached, or was uploaded before the form was refused, is named and sent again by its
 * id while it is ticked; without its tick it goes.
 */
export function AttachmentsField({ name, label, attached = [], only }: AttachmentsFieldProps) {
  const words = useText(hiringText);
  const media = useText(mediaText);
  const reply = use(FormReplyContext);
  const chosen = reply ? (reply.values[`${name}_done`] ?? []) : attached;
  const done = [...new Set([...attached, ...chosen])].filter((entry) => entry !== "");
  return (
    <div className={c.files}>
      <FileField
        name={name}
        label={label}
        {...(only ?? { help: `${words.fileTypes} ${media.pdfTells}`, accept, many: true, maxBytes: FILES_BYTES_MAX })}
        optional
      />
      {done.length > 0 && (
        <fieldset className={c.done}>
          <legend>{words.attached}</legend>
          {done.map((entry) => (
            <label key={entry}>
              <input type="checkbox" name={`${name}_done`} value={entry} defaultChecked={chosen.includes(entry)} />
              <IconFile size={18} aria-hidden />
              <span>{entry.slice(entry.indexOf(" ") + 1)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
