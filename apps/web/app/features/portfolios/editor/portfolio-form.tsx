import { href } from "react-router";
import type { MediaView } from "#api-schema/media.ts";
import type { Suggestions } from "#api-schema/portfolio-suggestions.ts";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import type { FormReply } from "../../../lib/form.ts";
import { portfolioHref } from "../../../lib/links.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { formText } from "../../../messages/form.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { Button } from "../../../ui/button.tsx";
import { DefaultButton } from "../../../ui/default-button.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { type Choice, Select } from "../../../ui/select.tsx";
import { TagsField } from "../../../ui/tags-field.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../../ui/version-field.tsx";
import { UploadField } from "../../media/upload-field.tsx";
import { TemplateField } from "../template-field.tsx";
import { noIdeas, useIdeas, useTagIdeas } from "./ideas.ts";
import { TopicIdeas } from "./topic-ideas.tsx";

interface PortfolioFormProps {
  /** The portfolio that is changed; none yet for a new one. */
  readonly portfolio?: PortfolioView;
  /** Tags and fields that fit the portfolio as it was kept. */
  readonly suggested?: Suggestions;
  readonly topics: readonly Choice[];
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
  readonly cancelTo: string;
}

/** What a portfolio is called and what it is about; of a new one, how it looks to begin with. */
export function PortfolioForm({
  portfolio,
  suggested = noIdeas,
  topics,
  idempotencyKey,
  reply,
  cancelTo,
}: PortfolioFormProps) {
  return (
    <Form
      reply={reply}
      idempotencyKey={idempotencyKey}
      multipart
      draft={portfolio ? `portfolio-${portfolio.portfolio_id}` : "portfolio-new"}
    >
      <DefaultButton />
      <Fields portfolio={portfolio} suggested={suggested} topics={topics} cancelTo={cancelTo} />
    </Form>
  );
}

type FieldsProps = Pick<PortfolioFormProps, "topics" | "cancelTo"> & {
  readonly portfolio: PortfolioView | undefined;
  readonly suggested: Suggestions;
};

function Fields({ portfolio, suggested, topics, cancelTo }: FieldsProps) {
  const words = useText(portfolioEditorText);
  const form = useText(formText);
  const submitting = useSubmitting();
  const { marker, ideas } = useIdeas(suggested);
  const tagIdeas = useTagIdeas(ideas);
  const { viewer } = useReader();
  const handle = viewer?.handle ?? "";
  return (
    <>
      {portfolio && <VersionField version={portfolio.version} nowHref={portfolioHref(handle, portfolio.slug)} />}
      <TextField
        name="title"
        label={words.title}
        help={words.titleHelp}
        maxLength={120}
        defaultValue={portfolio?.title}
      />
      <TextArea
        name="description"
        label={words.description}
        help={words.descriptionHelp}
        rows={5}
        maxLength={10_000}
        optional
        defaultValue={portfolio?.description}
      />
      {portfolio && hasOwnWords(portfolio) && (
        <Notice
          action={
            <Button
              kind="secondary"
              size="sm"
              to={href("/portfolios/:portfolio_id/layout", { portfolio_id: portfolio.portfolio_id })}
            >
              {words.arrange}
            </Button>
          }
        >
          {words.ownWords}
        </Notice>
      )}
      <Select
        name="category_id"
        label={words.topic}
        placeholder={words.noTopic}
        choices={topics}
        optional
        defaultValue={portfolio?.category_id ?? undefined}
      />
      <TopicIdeas topics={ideas.topics} choices={topics} />
      <span ref={marker} hidden />
      <TagsField
        name="tags"
        label={words.tags}
        help={words.tagsHelp}
        optional
        defaultValues={portfolio?.tags ?? []}
        ideas={tagIdeas}
      />
      {!portfolio && <TemplateField template="grid" />}
      <UploadField
        name="cover"
        label={words.cover}
        help={words.coverHelp}
        max={1}
        picturesOnly
        optional
        kept={chosenCover(portfolio)}
      />
      {portfolio && (
        <TextField
          name="slug"
          label={words.slug}
          help={words.slugHelp}
          prefix={`@${handle}/`}
          maxLength={80}
          spellCheck={false}
          defaultValue={portfolio.slug}
        />
      )}
      <FormActions>
        <Button loading={submitting}>{portfolio ? <SaveLabel>{words.save}</SaveLabel> : words.begin}</Button>
        <Button kind="quiet" to={cancelTo}>
          {form.cancel}
        </Button>
      </FormActions>
    </>
  );
}

/** A page that was arranged shows its own texts: the description is on cards and in search alone, unless it stands there too. */
function hasOwnWords({ layout, description }: PortfolioView): boolean {
  return layout?.blocks.every((block) => block.type !== "text" || block.text !== description) ?? false;
}

// Without a chosen one, `cover` is the first picture of the items.
function chosenCover(portfolio: PortfolioView | undefined): readonly MediaView[] {
  return portfolio?.cover && portfolio.cover_media_id ? [portfolio.cover] : [];
}
