import type { MediaView } from "#api-schema/media.ts";
import { FileRow } from "../../ui/file-row.tsx";
import c from "./file-list.module.css";

/** Files to open. */
export function FileList({ files }: { files: readonly MediaView[] }) {
  return (
    <ul className={c.list}>
      {files.map((file) => (
        <FileRow
          key={file.media_id}
          name={file.name}
          bytes={file.bytes}
          {...(file.url ? { to: file.url } : {})}
          {...previewOf(file)}
        />
      ))}
    </ul>
  );
}

/** The smallest size of a picture; other files have an icon. */
function previewOf({ kind, sources, url }: MediaView): { previewUrl?: string } {
  const smallest = sources.toSorted((a, b) => a.width - b.width)[0]?.url ?? url;
  return kind === "image" && smallest ? { previewUrl: smallest } : {};
}
