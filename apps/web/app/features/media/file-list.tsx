import type { MediaView } from "#api-schema/media.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { formatDuration } from "../../lib/format-duration.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { FileRow } from "../../ui/file-row.tsx";
import c from "./file-list.module.css";

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

function toFile({ original_url, url }: MediaView): { to?: string } {
  const to = original_url ?? url;
  return to === null ? {} : { to };
}

/** The smallest size of the picture that stands for it; files without one have an icon. */
function thumbOf({ kind, sources, url }: MediaView): { previewUrl?: string } {
  const smallest = sources.toSorted((a, b) => a.width - b.width)[0]?.url ?? (kind === "image" ? url : null);
  return smallest ? { previewUrl: smallest } : {};
}
