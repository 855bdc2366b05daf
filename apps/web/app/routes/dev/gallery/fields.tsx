import { AvatarField } from "../../../ui/avatar-field.tsx";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceGroup } from "../../../ui/choice-group.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { Facets } from "../../../ui/facets.tsx";
import { FileField } from "../../../ui/file-field.tsx";
import { FileRow } from "../../../ui/file-row.tsx";
import { FieldRow, Form, FormActions } from "../../../ui/form.tsx";
import { IconBriefcase, IconUser } from "../../../ui/icons.ts";
import { MoneyField } from "../../../ui/money-field.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { RatingInput } from "../../../ui/rating-input.tsx";
import { Select } from "../../../ui/select.tsx";
import { TagsField } from "../../../ui/tags-field.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import c from "./gallery.module.css";
import { drawn } from "./samples.ts";
import { Section } from "./section.tsx";

const MEGABYTE = 1_000_000;

const refused = {
  values: { e_title: ["Hi"], e_budget: ["12,"], e_terms: [] },
  errors: {
    e_title: "Give the project a title of at least 10 characters.",
    e_budget: "Write the amount in digits, for example 1,200.00.",
    e_when: "Choose a day after today.",
    e_terms: "Agree to the terms to go on.",
  },
  message: null,
};

export function Fields() {
  return (
    <Section title="Forms">
      <div className={c.two}>
        <Card title="Fields">
          <Form method="get">
            <ChoiceGroup
              name="user_type"
              label="What brings you here"
              look="cards"
              defaultValues={["freelancer"]}
              choices={[
                {
                  value: "freelancer",
                  label: "Find work",
                  help: "Show work, be hired, be paid.",
                  icon: <IconUser aria-hidden />,
                },
                {
                  value: "client",
                  label: "Hire people",
                  help: "Post projects, pay safely.",
                  icon: <IconBriefcase aria-hidden />,
                },
              ]}
            />
            <TextField
              name="title"
              label="Title"
              help="Say what should exist in the end."
              placeholder="Packaging for a hot sauce"
            />
            <FieldRow>
              <MoneyField
                name="budget"
                label="Budget"
                currencies={["EUR", "USD", "GBP"]}
                defaultValue={{ amount: "129950", currency: "EUR" }}
              />
              <DateField name="deadline" label="Deadline" optional defaultValue="2026-12-18" />
            </FieldRow>
            <TagsField
              name="skills"
              label="Skills"
              defaultValues={["Packaging", "Illustration"]}
              suggestions={["Print", "Product design", "Prototyping"]}
            />
            <Select
              name="level"
              label="Experience"
              placeholder="Any level"
              optional
              choices={[
                { value: "entry", label: "Entry" },
                { value: "expert", label: "Expert" },
              ]}
            />
            <TextArea
              name="description"
              label="Description"
              rows={4}
              help="What you have, what you need, how you will decide."
            />
            <TextField name="handle" label="Handle" prefix="@" defaultValue="lea-dubois" />
            <PasswordField name="password" label="Password" autoComplete="current-password" />
            <TextField name="off" label="Cannot be changed" defaultValue="lea@example.test" disabled />
            <Checkbox name="remember" label="Stay signed in on this device" defaultChecked />
            <FormActions>
              <Button>Post project</Button>
              <Button kind="quiet" type="button">
                Save as draft
              </Button>
            </FormActions>
          </Form>
        </Card>
        <div className={c.stack}>
          <Card title="A refused form">
            <Form method="get" reply={refused}>
              <TextField name="e_title" label="Title" />
              <MoneyField name="e_budget" label="Budget" currencies={["EUR"]} />
              <DateField name="e_when" label="Deadline" />
              <Checkbox name="e_terms" label="I agree to the terms" />
              <FormActions>
                <Button>Post project</Button>
              </FormActions>
            </Form>
          </Card>
          <Card title="Files, ratings, lists">
            <div className={c.stack}>
              <AvatarField
                name="profile_image"
                personName="Léa Dubois"
                imageUrl={drawn(13)}
                help="PNG, JPEG or WebP, up to 5 MB."
              />
              <FileField name="images" label="Pictures" accept="image/*" images many maxBytes={20 * MEGABYTE} />
              <ul className={c.stack}>
                <FileRow name="labels-front.png" bytes={3_400_000} previewUrl={drawn(2)} upload={0.62} />
                <FileRow name="dielines.pdf" bytes={870_000} upload="done" />
                <FileRow name="box.ai" bytes={12_870_000} upload="failed" />
              </ul>
              <RatingInput name="quality" label="Quality" defaultValue={4} />
              <ChoiceGroup
                name="lang"
                label="Languages"
                many
                defaultValues={["en"]}
                choices={[
                  { value: "en", label: "English" },
                  { value: "de", label: "German", help: "At least conversational" },
                ]}
              />
              <Facets
                facets={[
                  {
                    name: "category",
                    label: "Category",
                    options: [
                      { value: "a", label: "Brand identity", count: 80, selected: true },
                      { value: "b", label: "Illustration", count: 1240, selected: false },
                    ],
                  },
                ]}
              />
            </div>
          </Card>
        </div>
      </div>
    </Section>
  );
}
