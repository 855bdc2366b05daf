import type { UploadView } from "#api-schema/media.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { formatRate } from "../../lib/format.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import { formatDateTime } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { filesText } from "../../messages/files.ts";
import { Button } from "../../ui/button.tsx";
import { FileRow } from "../../ui/file-row.tsx";
import { Form } from "../../ui/form.tsx";
import c from "./own-files.module.css";

interface UnfinishedUploadsProps {
  readonly uploads: readonly UploadView[];
  readonly reply: FormReply | undefined;
}

/** Uploads of which something is still to come, each to be broken off. */
export function UnfinishedUploads({ uploads, reply }: UnfinishedUploadsProps) {
  const words = useText(filesText);
  const reader = useReader();
  const noteOf = ({ received_bytes, bytes, kept_until }: UploadView) =>
    [
      words.arrived(
        formatRate(Math.floor((received_bytes / bytes) * 100) * 100, reader.locale),
        formatBytes(bytes, reader.locale),
      ),
      words.keptUntil(formatDateTime(kept_until, reader)),
    ].join(" · ");
  return (
    <ul className={c.list} aria-label={words.unfinished}>
      {uploads.map((upload) => (
        <FileRow
          key={upload.media_id}
          name={upload.name}
          bytes={upload.bytes}
          note={noteOf(upload)}
          actions={
            <Form reply={replyAbout(reply, "media_id", upload.media_id)}>
              <input type="hidden" name="media_id" value={upload.media_id} />
              <Button kind="quiet" size="sm" aria-label={words.breakOffOf(upload.name)}>
                {words.breakOff}
              </Button>
            </Form>
          }
        />
      ))}
    </ul>
  );
}
