import { href } from "react-router";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { ProjectView } from "#api-schema/projects.ts";
import type { FormReply } from "../../lib/form.ts";
import { projectHref } from "../../lib/links.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TagsField } from "../../ui/tags-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import { budgetAmount } from "../hiring/form-amounts.ts";
import { FormPart } from "../hiring/form-part.tsx";
import { AttachmentsField } from "../media/attachments-field.tsx";
import { LiveFees } from "../money/live-fees.tsx";
import { lineOfQuestion } from "./question-lines.ts";

const SKILLS_MAX = 15;
const TAGS_MAX = 10;
const COUNTRIES_MAX = 30;
const MYSELF = "me";

interface ProjectFormProps {
  /** The project that is changed; none yet for a new one. */
  readonly project?: ProjectView;
  /** The fees on its budget. */
  readonly quote?: FeeQuoteView | null;
  readonly topics: readonly Choice[];
  /** Those for which the reader may post a new one. */
  readonly organisations?: readonly Choice[];
  readonly organisation?: string;
  readonly countries: readonly Choice[];
  readonly currencies: readonly [string, ...string[]];
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
  readonly cancelTo: string;
  /** A person whose address is not confirmed can only save. */
  readonly mayPublish: boolean;
}

/** What a client writes: the work, the money, who is wanted. */
export function ProjectForm(props: ProjectFormProps) {
  const { project, topics, organisations = [], organisation = "", idempotencyKey, reply, cancelTo, mayPublish } = props;
  const words = useText(postingText);
  const form = useText(formText);
  const submitting = useSubmitting();
  const isDraft = !project || project.status === "draft";
  // What is written for oneself is not what is written for an organisation.
  const draft = `project-${project?.project_id ?? (organisation === "" ? "new" : `new-${organisation}`)}`;
  return (
    <Form reply={reply} idempotencyKey={idempotencyKey} multipart draft={draft}>
      {project && <VersionField version={project.version} nowHref={projectHref(project.project_id)} />}
      {organisations.length > 0 && (
        <Select
          name="organisation_id"
          label={words.postedAs}
          help={words.postedAsHelp}
          choices={[{ value: MYSELF, label: words.asMyself }, ...organisations]}
          defaultValue={organisation || MYSELF}
        />
      )}
      <TextField name="title" label={words.name} help={words.nameHelp} maxLength={120} defaultValue={project?.title} />
      <TextArea
        name="description"
        label={words.description}
        help={words.descriptionHelp}
        rows={9}
        maxLength={20_000}
        defaultValue={project?.description}
      />
      <Select
        name="category_id"
        label={words.topic}
        placeholder={words.chooseTopic}
        choices={topics}
        defaultValue={project?.category_id ?? undefined}
      />
      <TagsField
        name="skills"
        label={words.skills}
        help={words.skillsHelp}
        max={SKILLS_MAX}
        suggestions={href("/suggest/skills")}
        defaultValues={project?.skills.map(({ name }) => name) ?? []}
      />
      <TagsField
        name="tags"
        label={words.tags}
        help={words.tagsHelp}
        optional
        max={TAGS_MAX}
        defaultValues={project?.tags ?? []}
      />
      <BudgetPart {...props} />
      <PeoplePart {...props} />
      <AttachmentsField
        name="attachments"
        label={words.files}
        attached={project?.attachments.map((file) => `${file.media_id} ${file.name}`) ?? []}
      />
      <FormActions>
        {mayPublish && (
          <Button name="intent" value="publish" loading={submitting}>
            {isDraft ? words.publish : <SaveLabel>{words.save}</SaveLabel>}
          </Button>
        )}
        {isDraft && (
          <Button kind="secondary" name="intent" value="draft" loading={submitting}>
            <SaveLabel>{words.saveDraft}</SaveLabel>
          </Button>
        )}
        <Button kind="quiet" to={cancelTo}>
          {form.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}

function BudgetPart({ project, currencies, quote }: ProjectFormProps) {
  const words = useText(postingText);
  const hiring = useText(hiringText);
  return (
    <FormPart title={words.money}>
      <ChoiceGroup
        name="pricing"
        label={words.pricing}
        look="cards"
        choices={(["fixed", "hourly"] as const).map((value) => ({ value, ...words.pricings[value] }))}
        defaultValues={[project?.pricing ?? "fixed"]}
      />
      <FieldRow>
        <MoneyField
          name="budget_min"
          label={words.least}
          currencies={currencies}
          optional
          defaultValue={project?.budget_min ?? null}
        />
        <MoneyField
          name="budget"
          label={words.most}
          help={words.mostHelp}
          currencies={currencies}
          defaultValue={project?.budget ?? null}
        />
      </FieldRow>
      <LiveFees title={hiring.feesOfBudget} quote={quote ?? null} side="client" pair={null} amountOf={budgetAmount} />
    </FormPart>
  );
}

function PeoplePart({ project, countries }: ProjectFormProps) {
  const words = useText(postingText);
  const names = useText(projectsText);
  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? code;
  const choices = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([value, label]) => ({ value, label }));
  return (
    <FormPart title={words.when}>
      <FieldRow>
        <Select
          name="engagement"
          label={words.engagement}
          choices={choices(names.engagements)}
          defaultValue={project?.engagement ?? "one_off"}
        />
        <Select
          name="experience_level"
          label={words.level}
          choices={choices(names.levels)}
          defaultValue={project?.experience_level ?? "intermediate"}
        />
      </FieldRow>
      <FieldRow>
        <DateField name="deadline" label={words.deadline} optional defaultValue={project?.deadline?.slice(0, 10)} />
        <TextField
          name="positions"
          label={words.positions}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          defaultValue={String(project?.positions ?? 1)}
        />
      </FieldRow>
      <TagsField
        name="countries"
        label={words.countries}
        help={words.countriesHelp}
        optional
        max={COUNTRIES_MAX}
        suggestions={countries.map(({ label }) => label)}
        defaultValues={project?.location.countries.map((code) => nameOf(code)) ?? []}
      />
      <TextArea
        name="questions"
        label={words.questions}
        help={words.questionsHelp}
        rows={3}
        optional
        defaultValue={project?.screening_questions.map(lineOfQuestion).join("\n")}
      />
      <ChoiceGroup
        name="visibility"
        label={words.visibility}
        look="cards"
        choices={(["public", "invited"] as const).map((value) => ({ value, ...words.visibilities[value] }))}
        defaultValues={[project?.visibility ?? "public"]}
      />
    </FormPart>
  );
}
