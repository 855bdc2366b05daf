import { Card } from "../../../ui/card.tsx";
import { ChoiceGroup } from "../../../ui/choice-group.tsx";
import { Facets } from "../../../ui/facets.tsx";
import { Form } from "../../../ui/form.tsx";
import { TagsField } from "../../../ui/tags-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { EveryField } from "./every-field.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";

const refused = {
  values: { e_title: ["Hi"], e_budget: ["12,"], e_hat: [], e_terms: [], e_quality: [], e_skills: ["a, b"] },
  errors: {
    e_hat: "Choose one.",
    e_title: "Give the project a title of at least 10 characters.",
    e_handle: "Somebody else has this handle.",
    e_budget: "Write the amount in digits, for example 1,200.00.",
    e_rate: "Write an amount above zero.",
    e_deadline: "Choose a day after today.",
    e_level: "Choose one.",
    e_brief: "Fill this in.",
    e_password: "This is not your password.",
    e_languages: "Choose at least one.",
    e_files: "These are too many.",
    e_skills: "Use at least three letters.",
    e_quality: "Give one to five stars.",
    e_picture: "This is not a picture.",
    e_terms: "Agree to the terms to go on.",
  },
  message: null,
};

export function Fields() {
  return (
    <Part title="Fields" lede="Each kind of field as it comes, as it is refused, and where it cannot be changed.">
      <div className={c.two}>
        <Card title="As they come" headingLevel={3}>
          <Form method="get">
            <EveryField prefix="f" />
          </Form>
        </Card>
        <Card title="Refused" headingLevel={3}>
          <Form method="get" reply={refused}>
            <EveryField prefix="e" />
          </Form>
        </Card>
        <Card title="Disabled" headingLevel={3}>
          <Form method="get">
            <EveryField prefix="d" disabled />
          </Form>
        </Card>
        <Card title="In other ways" headingLevel={3}>
          <Form method="get">
            <MoreWays />
          </Form>
        </Card>
      </div>
    </Part>
  );
}

/** What a field can be beside its states. */
function MoreWays() {
  return (
    <>
      <TextField name="w_place" label="A placeholder" placeholder="Packaging for a hot sauce" optional />
      <TextField name="w_email" label="Read only" defaultValue="lea@example.test" readOnly />
      <TextField name="w_share" label="A suffix" suffix="%" defaultValue="10" inputMode="decimal" />
      <TextField name="w_find" label="A hidden label" hideLabel placeholder="Only screen readers know its label" />
      <TagsField name="w_tags" label="No more fit" defaultValues={["Packaging", "Illustration"]} max={2} />
      <ChoiceGroup
        name="w_days"
        label="Columns"
        look="columns"
        many
        choices={["Monday", "Tuesday", "Wednesday", "Thursday"].map((day) => ({ value: day, label: day }))}
      />
      <Facets
        facets={[
          {
            name: "w_category",
            label: "Any of them",
            options: [
              { value: "a", label: "Brand identity", count: 80, selected: true },
              { value: "b", label: "Illustration", count: 1240, selected: false },
            ],
          },
          {
            name: "w_pricing",
            label: "One of them",
            single: true,
            options: [
              { value: "fixed", label: "Fixed price", selected: true },
              { value: "hourly", label: "By the hour", selected: false },
            ],
          },
        ]}
      />
    </>
  );
}
