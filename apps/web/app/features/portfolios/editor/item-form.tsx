import type { StorageView } from "#api-schema/media.ts";
import type { Suggestions } from "#api-schema/portfolio-suggestions.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";
import type { FormReply } from "../../../lib/form.ts";
import { useText } from "../../../lib/text.ts";
import { formText } from "../../../messages/form.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { portfoliosText } from "../../../messages/portfolios.ts";
import { Button } from "../../../ui/button.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { DefaultButton } from "../../../ui/default-button.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TagsField } from "../../../ui/tags-field.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../../ui/version-field.tsx";
import { StorageBar } from "../../media/storage-bar.tsx";
import { UploadField } from "../../media/upload-field.tsx";
import { noIdeas, useIdeas, useTagIdeas } from "./ideas.ts";
import { itemKinds } from "./item-kinds.ts";

const FILES_MAX = 20;

interface ItemFormProps {
  /** The piece that is changed; none yet for a new one. */
  readonly item?: WorkItemView;
  /** Tags that fit the piece as it was kept. */
  readonly suggested?: Suggestions;
  readonly portfolioId: string;
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
  readonly storage: StorageView;
  /** The editor of the portfolio it stands in. */
  readonly editorHref: string;
}

/** A piece of work: its files, its story, the facts about it. */
export function ItemForm({
  item,
  suggested = noIdeas,
  portfolioId,
  storage,
  idempotencyKey,
  reply,
  editorHref,
}: ItemFormProps) {
  const words = useText(portfolioEditorText);
  const { kinds } = useText(portfoliosText);
  const { marker, ideas } = useIdeas(suggested);
  const tagIdeas = useTagIdeas(ideas);
  return (
    <Form
      reply={reply}
      idempotencyKey={idempotencyKey}
      multipart
      draft={item ? `portfolio-item-edit-${item.item_id}` : `portfolio-item-${portfolioId}`}
    >
      <DefaultButton />
      {item && <VersionField version={item.version} nowHref={editorHref} />}
      <TextField name="title" label={words.itemTitle} maxLength={120} defaultValue={item?.title} />
      <Select
        name="kind"
        label={words.kind}
        choices={itemKinds.map((value) => ({ value, label: kinds[value] }))}
        defaultValue={item?.kind ?? "image"}
      />
      <UploadField
        name="media"
        label={words.filesLabel}
        help={words.filesHelp}
        max={FILES_MAX}
        describe
        kept={item?.media ?? []}
      />
      <StorageBar storage={storage} />
      <TextArea
        name="story"
        label={words.story}
        help={words.storyHelp}
        rows={7}
        maxLength={20_000}
        optional
        defaultValue={item?.story}
      />
      <FieldRow>
        <TextField name="client" label={words.client} maxLength={120} optional defaultValue={item?.client} />
        <TextField name="role" label={words.role} maxLength={120} optional defaultValue={item?.role} />
      </FieldRow>
      <FieldRow>
        <DateField name="date" label={words.date} optional defaultValue={item?.date ?? undefined} />
        <TextField
          name="link"
          label={words.link}
          help={words.linkHelp}
          type="url"
          inputMode="url"
          maxLength={2_000}
          optional
          defaultValue={item?.link ?? undefined}
        />
      </FieldRow>
      <span ref={marker} hidden />
      <TagsField
        name="tags"
        label={words.tags}
        help={words.tagsHelp}
        optional
        defaultValues={item?.tags ?? []}
        ideas={tagIdeas}
      />
      <Actions isNew={!item} cancelTo={editorHref} />
    </Form>
  );
}

function Actions({ isNew, cancelTo }: { isNew: boolean; cancelTo: string }) {
  const words = useText(portfolioEditorText);
  const form = useText(formText);
  return (
    <FormActions>
      <Button loading={useSubmitting()}>{isNew ? words.addItem : <SaveLabel>{words.save}</SaveLabel>}</Button>
      <Button kind="quiet" to={cancelTo}>
        {form.cancel}
      </Button>
    </FormActions>
  );
}
