// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface AttachmentsTable {
  subject_type: string;
  subject_id: string;
  purpose: string;
  media_id: string;
}

export interface ContentsTable {
  content_hash: string;
  kind: string;
  type: string;
  bytes: bigint;
  width: ColumnType<number | null, number | null | undefined, number | null>;
  height: ColumnType<number | null, number | null | undefined, number | null>;
  blur: ColumnType<string | null, string | null | undefined, string | null>;
  webp_widths: ColumnType<number[], readonly number[] | undefined, readonly number[]>;
  avif_widths: ColumnType<number[], readonly number[] | undefined, readonly number[]>;
  has_stripped_copy: ColumnType<boolean, boolean | undefined, boolean>;
  state: ColumnType<string, string | undefined, string>;
  refusal: ColumnType<string | null, string | null | undefined, string | null>;
  public: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
  ready_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  duration_ms: ColumnType<number | null, number | null | undefined, number | null>;
  pages: ColumnType<number | null, number | null | undefined, number | null>;
  metadata_stripped: ColumnType<boolean, boolean | undefined, boolean>;
  page_pictures: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  frame_tried_with: ColumnType<string | null, string | null | undefined, string | null>;
  unanswered_frames: ColumnType<number, number | undefined, number>;
}

export interface MediaTable {
  media_id: string;
  user_id: string;
  name: string;
  alt: ColumnType<string, string | undefined, string>;
  bytes: bigint;
  content_hash: ColumnType<string | null, string | null | undefined, string | null>;
  state: string;
  refusal: ColumnType<string | null, string | null | undefined, string | null>;
  access: ColumnType<string, string | undefined, string>;
  unattached_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  poster_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  sent_bytes: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  unanswered_scans: ColumnType<number, number | undefined, number>;
  captions_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  upload_key: ColumnType<string | null, string | null | undefined, string | null>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "media.attachments": AttachmentsTable;
    "media.contents": ContentsTable;
    "media.media": MediaTable;
  }
}
