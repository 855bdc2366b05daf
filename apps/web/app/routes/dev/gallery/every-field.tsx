import { AvatarField } from "../../../ui/avatar-field.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceGroup } from "../../../ui/choice-group.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { FileField } from "../../../ui/file-field.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { IconBriefcase, IconUser } from "../../../ui/icons.ts";
import { MoneyField } from "../../../ui/money-field.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { RatingInput } from "../../../ui/rating-input.tsx";
import { Select } from "../../../ui/select.tsx";
import { TagsField } from "../../../ui/tags-field.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { drawn } from "./samples.ts";

const MEGABYTE = 1_000_000;

const hats = [
  { value: "freelancer", label: "Find work", help: "Show work, be hired.", icon: <IconUser aria-hidden /> },
  { value: "client", label: "Hire people", help: "Post projects, pay safely.", icon: <IconBriefcase aria-hidden /> },
];
const languages = [
  { value: "en", label: "English" },
  { value: "de", label: "German", help: "At least conversational" },
];
const levels = [
  { value: "entry", label: "Entry" },
  { value: "expert", label: "Expert" },
];

interface EveryFieldProps {
  /** Before each name: every field of a page has a name of its own. */
  readonly prefix: string;
  readonly disabled?: boolean;
}

/** Each kind of field once. Tags, stars and pictures have no disabled state: nothing asks for one. */
export function EveryField({ prefix, disabled = false }: EveryFieldProps) {
  const named = (name: string) => ({ name: `${prefix}_${name}`, disabled });
  return (
    <>
      <ChoiceGroup
        {...named("hat")}
        label="What brings you here"
        look="cards"
        defaultValues={["freelancer"]}
        choices={hats}
      />
      <TextField {...named("title")} label="Title" help="Say what should exist in the end." defaultValue="Hot sauce" />
      <TextField {...named("handle")} label="Handle" prefix="@" defaultValue="lea-dubois" />
      <FieldRow>
        <MoneyField
          {...named("budget")}
          label="Budget"
          currencies={["EUR", "USD", "GBP"]}
          defaultValue={{ amount: "129950", currency: "EUR" }}
        />
        <MoneyField
          {...named("rate")}
          label="Hourly rate"
          currencies={["EUR"]}
          defaultValue={{ amount: "6500", currency: "EUR" }}
        />
      </FieldRow>
      <FieldRow>
        <DateField {...named("deadline")} label="Deadline" optional defaultValue="2026-12-18" />
        <Select {...named("level")} label="Experience" placeholder="Any level" choices={levels} optional />
      </FieldRow>
      <TextArea {...named("brief")} label="Description" help="What you have, what you need, how you will decide." />
      <PasswordField {...named("password")} label="Password" autoComplete="current-password" />
      <ChoiceGroup {...named("languages")} label="Languages" many defaultValues={["en"]} choices={languages} />
      <FileField {...named("files")} label="Pictures" accept="image/*" images many maxBytes={20 * MEGABYTE} />
      {!disabled && <FieldsWithoutDisabled prefix={prefix} />}
      <Checkbox {...named("terms")} label="I agree to the terms" help="They are two pages." defaultChecked={disabled} />
    </>
  );
}

function FieldsWithoutDisabled({ prefix }: { prefix: string }) {
  return (
    <>
      <TagsField
        name={`${prefix}_skills`}
        label="Skills"
        defaultValues={["Packaging", "Illustration"]}
        suggestions={["Print", "Product design", "Prototyping"]}
        ideas={[{ name: "Typography", why: "is in two of your works" }]}
      />
      <RatingInput name={`${prefix}_quality`} label="Quality" defaultValue={4} />
      <AvatarField
        name={`${prefix}_picture`}
        personName="Léa Dubois"
        imageUrl={drawn(13)}
        help="PNG, JPEG or WebP, up to 5 MB."
      />
    </>
  );
}
