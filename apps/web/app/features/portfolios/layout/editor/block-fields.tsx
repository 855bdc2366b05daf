import type { MediaView } from "#api-schema/media.ts";
import type { FinishedContract, LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { Select } from "../../../../ui/select.tsx";
import { TextArea } from "../../../../ui/text-area.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { UploadField } from "../../../media/upload-field.tsx";

interface BlockFieldsProps {
  readonly block: LayoutBlock;
  readonly media: readonly MediaView[];
  /** Whether its pictures are described here, and not in another block that shows the same. */
  readonly describes: boolean;
  /** The owner's finished contracts. */
  readonly contracts: readonly FinishedContract[];
}

/** What a block holds, by its kind. Every field is named `<block id>.<field>`. */
export function BlockFields({ block, media, describes, contracts }: BlockFieldsProps) {
  const words = useText(layoutEditorText);
  const on = { id: block.block_id };
  const files = { ...on, media, describes };
  switch (block.type) {
    case "hero":
      return (
        <>
          <Words {...on} field="title" value={block.title} max={120} optional={false} />
          <Words {...on} field="text" value={block.text} max={600} rows={3} />
          <Files {...files} field="media_id" ids={[block.media_id]} label={words.picture} optional />
        </>
      );
    case "text":
      return (
        <>
          <Words {...on} field="title" value={block.title} max={120} />
          <Words {...on} field="text" value={block.text} max={10_000} rows={6} optional={false} />
        </>
      );
    case "image":
      return (
        <>
          <Files {...files} field="media_id" ids={[block.media_id]} label={words.picture} />
          <Words {...on} field="caption" value={block.caption} max={300} />
        </>
      );
    case "gallery":
      return (
        <>
          <Files {...files} field="media_ids" ids={block.media_ids} label={words.pictures} max={24} />
          <Words {...on} field="caption" value={block.caption} max={300} />
        </>
      );
    case "comparison":
      return (
        <>
          <Files {...files} field="before_media_id" ids={[block.before_media_id]} label={words.before} />
          <Files {...files} field="after_media_id" ids={[block.after_media_id]} label={words.after} />
          <Words {...on} field="caption" value={block.caption} max={300} />
        </>
      );
    case "video":
      return (
        <>
          <Files {...files} field="media_id" ids={[block.media_id]} label={words.video} film />
          <Words {...on} field="caption" value={block.caption} max={300} />
        </>
      );
    case "embed":
      return (
        <>
          <Words {...on} field="url" value={block.url} max={2_000} optional={false} help={words.urlHelp} />
          <Words {...on} field="title" value={block.title} max={120} />
        </>
      );
    case "quote":
      return (
        <>
          <Words {...on} field="text" value={block.text} max={1_000} rows={3} optional={false} />
          <Words {...on} field="source" value={block.source} max={120} />
        </>
      );
    case "case_study":
      return <CaseStudyFields block={block} files={files} />;
    case "skills":
    case "work":
      return <Words {...on} field="title" value={block.title} max={120} help={words.contentHelp[block.type]} />;
    case "reviews":
      return (
        <>
          <Words {...on} field="title" value={block.title} max={120} help={words.contentHelp.reviews} />
          <Select
            name={`${block.block_id}.count`}
            label={words.count}
            choices={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => ({ value: `${count}`, label: `${count}` }))}
            defaultValue={`${block.count}`}
          />
        </>
      );
    case "milestones":
      return (
        <>
          <Select
            name={`${block.block_id}.contract_id`}
            label={words.contract}
            help={words.contractHelp}
            placeholder={contracts.length > 0 ? words.chooseContract : words.noContract}
            choices={contracts.map(({ contract_id, title }) => ({ value: contract_id, label: title }))}
            defaultValue={block.contract_id ?? ""}
          />
          <Words {...on} field="text" value={block.text} max={1_000} rows={3} />
        </>
      );
    case "contact":
      return (
        <>
          <Words {...on} field="title" value={block.title} max={120} help={words.contentHelp.contact} />
          <Words {...on} field="text" value={block.text} max={1_000} rows={3} />
        </>
      );
  }
}

type CaseStudy = Extract<LayoutBlock, { type: "case_study" }>;

type FilesOf = Pick<FilesProps, "id" | "media" | "describes">;

function CaseStudyFields({ block, files }: { block: CaseStudy; files: FilesOf }) {
  const words = useText(layoutEditorText);
  const on = { id: block.block_id };
  return (
    <>
      <Words {...on} field="title" value={block.title} max={120} optional={false} />
      <Words {...on} field="client" value={block.client} max={120} />
      <Words {...on} field="challenge" value={block.challenge} max={3_000} rows={3} />
      <Words {...on} field="approach" value={block.approach} max={3_000} rows={3} />
      <Words {...on} field="result" value={block.result} max={3_000} rows={3} />
      <Files {...files} field="media_ids" ids={block.media_ids} label={words.pictures} max={6} optional />
    </>
  );
}

interface WordsProps {
  readonly id: string;
  readonly field: "title" | "text" | "caption" | "url" | "source" | "client" | "challenge" | "approach" | "result";
  readonly value: string;
  readonly max: number;
  /** More than one line. */
  readonly rows?: number;
  readonly optional?: boolean;
  readonly help?: string;
}

function Words({ id, field, value, max, rows, optional = true, help }: WordsProps) {
  const words = useText(layoutEditorText);
  const shared = {
    name: `${id}.${field}`,
    label: words.fields[field],
    maxLength: max,
    optional,
    defaultValue: value,
    ...(help ? { help } : {}),
  };
  return rows ? <TextArea {...shared} rows={rows} /> : <TextField {...shared} />;
}

interface FilesProps {
  readonly id: string;
  readonly media: readonly MediaView[];
  readonly describes: boolean;
  readonly field: string;
  readonly ids: readonly (string | null)[];
  readonly label: string;
  readonly max?: number;
  readonly film?: boolean;
  readonly optional?: boolean;
}

function Files({ id, media, describes, field, ids, label, max = 1, film = false, optional = false }: FilesProps) {
  const words = useText(layoutEditorText);
  return (
    <UploadField
      name={`${id}.${field}`}
      label={label}
      help={film ? words.videoHelp : words.pictureHelp}
      max={max}
      picturesOnly={!film}
      optional={optional}
      describe={describes}
      kept={ids.flatMap((wanted) => media.find(({ media_id }) => media_id === wanted) ?? [])}
    />
  );
}
