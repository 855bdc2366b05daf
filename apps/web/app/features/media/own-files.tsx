import { href } from "react-router";
import type { OwnMediaView } from "#api-schema/media.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { formatWhen } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { filesText } from "../../messages/files.ts";
import { Button } from "../../ui/button.tsx";
import { FileRow } from "../../ui/file-row.tsx";
import c from "./own-files.module.css";
import { thumbOf, toFile } from "./shown-file.ts";
import { useFileUses } from "./use-file-uses.ts";

/** One's own files with what uses them; what nothing uses can be deleted. */
export function OwnFiles({ files }: { files: readonly OwnMediaView[] }) {
  const words = useText(filesText);
  return (
    <ul className={c.list} aria-label={words.list}>
      {files.map((file) => (
        <OwnFile key={file.media_id} file={file} />
      ))}
    </ul>
  );
}

function OwnFile({ file }: { file: OwnMediaView }) {
  const words = useText(filesText);
  const reader = useReader();
  const uses = useFileUses(file);
  const isDeletable = file.can.includes("delete");
  const about = [
    file.kind ? words.kinds[file.kind] : null,
    formatBytes(file.bytes, reader.locale),
    formatWhen(file.created_at, reader),
  ];
  const state = file.state === "scanning" ? words.looking : file.refusal && words.refused(file.refusal);
  return (
    <FileRow
      name={file.name}
      bytes={file.bytes}
      note={sayInParts(about)}
      {...toFile(file)}
      {...thumbOf(file)}
      actions={
        isDeletable ? (
          <Button
            kind="quiet"
            size="sm"
            to={href("/settings/files/:media_id", { media_id: file.media_id })}
            aria-label={words.deleteOf(file.name)}
          >
            {words.delete}
          </Button>
        ) : (
          <Button kind="quiet" size="sm" type="button" disabled aria-label={words.deleteOf(file.name)}>
            {words.delete}
          </Button>
        )
      }
    >
      <p className={c.uses}>
        {state || uses}
        {!isDeletable && <span>. {words.takeOut}</span>}
      </p>
    </FileRow>
  );
}

/** Lines break between the parts alone: a day does not lose its year. */
const sayInParts = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .map((part) => part.replaceAll(" ", "\u00a0"))
    .join(" · ");
