import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { FileField } from "../../ui/file-field.tsx";
import { IconFile } from "../../ui/icons.ts";
import c from "./attachments-field.module.css";

const accept =
  "image/jpeg,image/png,image/webp,image/avif,image/gif,application/pdf,video/mp4,video/webm,audio/mpeg,audio/wav,.txt";
const FILES_BYTES_MAX = 25_000_000;

interface AttachmentsFieldProps {
  readonly name: string;
  readonly label: string;
  /** Files that are there from before, as `<id> <name>`. */
  readonly attached?: readonly string[];
  /** Where fewer kinds or bytes are taken than elsewhere, or one file. */
  readonly only?: { readonly accept: string; readonly maxBytes: number; readonly many: boolean };
}

/** Files that go with a form. What was uploaded before the form was refused is named and sent again by its id. */
export function AttachmentsField({ name, label, attached = [], only }: AttachmentsFieldProps) {
  const words = useText(hiringText);
  const done = useFieldState(`${name}_done`).values ?? attached;
  return (
    <div className={c.files}>
      <FileField
        name={name}
        label={label}
        {...(only ?? { help: words.fileTypes, accept, many: true, maxBytes: FILES_BYTES_MAX })}
        optional
      />
      {done.length > 0 && (
        <ul aria-label={words.attached} className={c.done}>
          {done.map((entry) => (
            <li key={entry}>
              <input type="hidden" name={`${name}_done`} value={entry} />
              <IconFile size={18} aria-hidden />
              {entry.slice(entry.indexOf(" ") + 1)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
