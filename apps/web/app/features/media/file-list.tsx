import type { MediaView } from "#api-schema/media.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { formatDuration } from "../../lib/format-duration.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { FileRow } from "../../ui/file-row.tsx";
import c from "./file-list.module.css";
import { thumbOf, toFile } from "./shown-file.ts";

/** Files to open. */
export function FileList({ files }: { files: readonly MediaView[] }) {
  const words = useText(mediaText);
  const { locale } = useReader();
  const noteOf = ({ bytes, duration_ms, pages }: MediaView) =>
    [
      formatBytes(bytes, locale),
      ...(duration_ms === null ? [] : [formatDuration(duration_ms)]),
      ...(pages === null ? [] : [words.pages(pages)]),
    ].join(" · ");
  return (
    <ul className={c.list}>
      {files.map((file) => (
        <FileRow
          key={file.media_id}
          name={file.name}
          bytes={file.bytes}
          note={noteOf(file)}
          {...toFile(file)}
          {...thumbOf(file)}
        />
      ))}
    </ul>
  );
}
