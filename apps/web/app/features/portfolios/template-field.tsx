import type { PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../lib/text.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { TemplateSketch } from "./template-sketch.tsx";

type Template = PortfolioLayout["template"];
// Written out here: the list of the contract would bring the contract's schemas into the browser.
const templates: readonly Template[] = ["grid", "story", "index", "hero", "columns", "type"];

/** How the pieces of work stand, each with a sketch of it. */
export function TemplateField({ template }: { template: Template }) {
  const words = useText(portfolioEditorText);
  return (
    <ChoiceGroup
      name="template"
      label={words.template}
      look="cards"
      defaultValues={[template]}
      choices={templates.map((value) => ({
        value,
        ...words.templates[value],
        icon: <TemplateSketch template={value} />,
      }))}
    />
  );
}
