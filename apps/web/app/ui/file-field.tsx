import { useEffect, useRef, useState } from "react";
import { useFieldState } from "../lib/form.ts";
import { formatBytes } from "../lib/format-bytes.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";
import f from "./file-field.module.css";
import { FileRow } from "./file-row.tsx";
import { IconPhoto, IconUpload } from "./icons.ts";

interface FileFieldProps extends FieldProps {
  /** Media types and endings, as the browser's `accept`. */
  readonly accept: string;
  readonly many?: boolean;
  readonly maxBytes: number;
  /** Pictures show themselves as they are chosen. */
  readonly images?: boolean;
  /** Called with what was chosen or dropped; without it the files go with the form. */
  readonly onFiles?: (files: readonly File[]) => void;
  readonly disabled?: boolean;
}

/** A place to drop files on. It is the browser's own file input, grown large: dropping, clicking and keys just work. */
export function FileField(props: FileFieldProps) {
  const { name, label, help, optional, error, hideLabel, accept, many, maxBytes, images, onFiles, disabled } = props;
  const words = useText(formText);
  const { locale } = useReader();
  const state = useFieldState(name);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const limit = formatBytes(maxBytes, locale);
  const tooLarge = chosen.find((file) => file.size > maxBytes);
  const shownError = tooLarge ? words.fileTooLarge(tooLarge.name, limit) : (error ?? state.error);
  const note = help ?? words.fileLimit(limit);
  const ids = fieldIds(name, true, Boolean(shownError));
  const input = useRef<HTMLInputElement>(null);
  const take = (field: HTMLInputElement) => {
    const files = [...(field.files ?? [])];
    setChosen(files);
    const fitting = files.filter((file) => file.size <= maxBytes);
    if (!onFiles) return;
    onFiles(fitting);
    // They are on their way already; left in the input they would go with the form once more.
    field.value = "";
  };
  const sends = onFiles !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen before the page came alive is sent as it does
  useEffect(() => {
    if (input.current?.files?.length) take(input.current);
  }, [sends]);
  return (
    <FieldFrame
      {...{
        id: ids.id,
        label,
        help: note,
        optional: optional ?? false,
        error: shownError,
        hideLabel: hideLabel ?? false,
      }}
    >
      <div className={f.drop} data-invalid={shownError ? true : undefined}>
        {images ? <IconPhoto size={26} aria-hidden /> : <IconUpload size={26} aria-hidden />}
        <span className={f.say}>{many ? words.chooseFiles : words.chooseFile}</span>
        <input
          ref={input}
          {...ids}
          type="file"
          name={name}
          accept={accept}
          multiple={many ?? false}
          disabled={disabled ?? false}
          onChange={(event) => take(event.target)}
        />
      </div>
      {!onFiles && chosen.length > 0 && (
        <ul className={f.files}>
          {chosen.map((file) => (
            <FileRow key={file.name} name={file.name} bytes={file.size} />
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}
