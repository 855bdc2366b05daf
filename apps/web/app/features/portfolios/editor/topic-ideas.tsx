import { languageOf } from "#api-schema/languages.ts";
import type { Suggestions } from "#api-schema/portfolio-suggestions.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { IdeaList } from "../../../ui/idea-list.tsx";
import type { Choice } from "../../../ui/select.tsx";
import { whyOf } from "./ideas.ts";

interface TopicIdeasProps {
  readonly topics: Suggestions["topics"];
  /** The field's own choices, which are worded for the reader. */
  readonly choices: readonly Choice[];
}

/** Fields that the words suggest, and the work of others; a button chooses one in the form around it. */
export function TopicIdeas({ topics, choices }: TopicIdeasProps) {
  const words = useText(portfolioEditorText);
  const language = languageOf(useReader().locale);
  const known = topics.filter(({ slug }) => choices.some(({ value }) => value === slug));
  return (
    <IdeaList
      label={words.topicIdeas}
      ideas={known.map(({ slug, names, because }) => ({
        key: slug,
        name: names[language],
        why: whyOf(because, { ...words.because, ...words.becauseOfWork }, language),
      }))}
      onTake={(slug, button) => choose(button, slug)}
    />
  );
}

function choose(button: HTMLButtonElement, slug: string): void {
  const select = button.form?.elements.namedItem("category_id");
  if (!(select instanceof HTMLSelectElement)) return;
  select.value = slug;
  for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
  select.focus();
}
