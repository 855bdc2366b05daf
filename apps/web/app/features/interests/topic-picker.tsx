import { useState } from "react";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import type { Topic } from "../../lib/topic.ts";
import { interestsText } from "../../messages/interests.ts";
import { Button } from "../../ui/button.tsx";
import g from "../../ui/choice-group.module.css";
import { IconSearch } from "../../ui/icons.ts";
import { useHydrated } from "../../ui/use-hydrated.ts";
import c from "./topic-picker.module.css";
import { branchesOf, matching, type TopicBranch } from "./topic-tree.ts";

interface TopicPickerProps {
  readonly topics: readonly Topic[];
  readonly chosen: readonly string[];
}

/**
 * Boxes for the whole tree, one part for each broad topic. The search hides what it does not find and keeps what is
 * chosen; it answers while one types, and without JavaScript by its button.
 */
export function TopicPicker({ topics, chosen: before }: TopicPickerProps) {
  const words = useText(interestsText);
  const hydrated = useHydrated();
  const typed = useFieldState("q").value ?? "";
  const sent = useFieldState("topic");
  const [query, setQuery] = useState(typed);
  const stale = useFieldState("stale").value === "yes";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(typed || stale || sent.error ? sent.values : before),
  );
  const found = matching(topics, hydrated ? query : typed);
  const searching = (hydrated ? query : typed).trim() !== "";
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <div className={c.picker} data-field="topic">
      <div className={c.search}>
        <IconSearch size={17} aria-hidden />
        <input
          type="search"
          name="q"
          aria-label={words.search}
          placeholder={words.search}
          maxLength={60}
          defaultValue={typed}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
        {!hydrated && (
          <Button kind="secondary" size="sm" name="intent" value="search">
            {words.searchButton}
          </Button>
        )}
      </div>
      <p className={c.count} aria-live="polite">
        {found.size === 0 ? words.notFound : words.chosen(chosen.size)}
      </p>
      {branchesOf(topics).map((branch) => (
        <Branch
          // Made anew when a search begins or ends, so that it opens and closes with it.
          key={`${branch.root.topic_id}${searching}`}
          branch={branch}
          found={found}
          chosen={chosen}
          open={searching}
          onToggle={toggle}
        />
      ))}
    </div>
  );
}

interface BranchProps {
  readonly branch: TopicBranch;
  readonly found: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly open: boolean;
  readonly onToggle: (id: string, on: boolean) => void;
}

function Branch({ branch: { root, topics }, found, chosen, open, onToggle }: BranchProps) {
  const words = useText(interestsText);
  const count = topics.filter(({ topic_id }) => chosen.has(topic_id)).length;
  return (
    <details className={c.branch} open={open || count > 0} hidden={!topics.some(({ topic_id }) => found.has(topic_id))}>
      <summary>
        {root.name}
        {count > 0 && <span className={c.badge}>{words.inBranch(count)}</span>}
      </summary>
      <ul className={c.topics}>
        {topics.map(({ topic_id, name, depth }) => (
          <li key={topic_id} data-depth={depth} hidden={!found.has(topic_id)}>
            <label className={g.choice}>
              <input
                type="checkbox"
                name="topic"
                value={topic_id}
                checked={chosen.has(topic_id)}
                onChange={(event) => onToggle(topic_id, event.target.checked)}
              />
              <span>{depth === 0 ? words.allOf(name) : name}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
