import { formatBytes } from "../lib/format-bytes.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import f from "./file-field.module.css";
import { IconAlertTriangle, IconCircleCheck, IconFile } from "./icons.ts";
import { Progress } from "./progress.tsx";

interface FileRowProps {
  readonly name: string;
  readonly bytes: number;
  readonly to?: string;
  readonly previewUrl?: string;
  /** An upload on its way: its share done from 0 to 1, or how it ended. */
  readonly upload?: number | "done" | "failed";
  /** Stands in place of the size: a state, or what went wrong. */
  readonly note?: string | undefined;
  readonly actions?: React.ReactNode;
  /** More about the file, below it in its whole width. */
  readonly children?: React.ReactNode;
}

/** A file with its size and, while it is on its way, its progress. */
export function FileRow({ name, bytes, to, previewUrl, upload, note, actions, children }: FileRowProps) {
  const words = useText(formText);
  const { locale } = useReader();
  return (
    <li className={f.file}>
      {previewUrl ? <img src={previewUrl} alt="" width={44} height={44} /> : <IconFile size={22} aria-hidden />}
      <div className={f.about}>
        <span className={f.name}>
          {to ? (
            <a href={to} className="link">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
        <span className={f.size}>
          {note ?? (upload === "failed" ? words.uploadFailed : bytes > 0 && formatBytes(bytes, locale))}
        </span>
        {typeof upload === "number" && <Progress value={upload} label={words.uploading(name)} />}
      </div>
      {upload === "done" && <IconCircleCheck size={20} className={f.done} aria-label={words.uploaded} />}
      {upload === "failed" && <IconAlertTriangle size={20} className={f.failed} aria-hidden />}
      {actions}
      {children && <div className={f.more}>{children}</div>}
    </li>
  );
}
