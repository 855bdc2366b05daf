import { use, useEffect, useRef, useState } from "react";
import { useFieldState } from "../lib/form.ts";
import { splitTags } from "../lib/tags-text.ts";
import { useText } from "../lib/text.ts";
import { DraftContext } from "../lib/use-draft.ts";
import { formText } from "../messages/form.ts";
import c from "./control.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";
import { IconX } from "./icons.ts";
import { IdeaList } from "./idea-list.tsx";
import t from "./tags-field.module.css";
import { useCombobox } from "./use-combobox.ts";
import { useHydrated } from "./use-hydrated.ts";

interface TagsFieldProps extends FieldProps {
  readonly defaultValues?: readonly string[];
  readonly max?: number;
  /** Offered while typing. A list, or the address of a JSON array that takes `?q=`. */
  readonly suggestions?: readonly string[] | string;
  readonly placeholder?: string;
  /** Offered beside the field, each with its reason. */
  readonly ideas?: readonly { readonly name: string; readonly why: string }[];
}

/** Several short words: comma-separated text, which becomes chips with suggestions once the page has come alive. */
export function TagsField(props: TagsFieldProps) {
  const { name, label, help, optional, error, hideLabel, defaultValues = [], ...rest } = props;
  const words = useText(formText);
  const hydrated = useHydrated();
  const state = useFieldState(name);
  const initial = state.value === undefined ? defaultValues : splitTags(state.value);
  const shownError = error ?? state.error;
  const note = help ?? words.tagsHelp;
  const ids = fieldIds(name, true, Boolean(shownError));
  return (
    <FieldFrame
      {...{
        id: ids.id,
        label,
        help: note,
        optional: optional ?? false,
        error: shownError,
        hideLabel: hideLabel ?? false,
      }}
    >
      {hydrated ? (
        <Chips
          key={initial.join()}
          {...rest}
          name={name}
          ids={ids}
          initial={initial}
          answered={state.value !== undefined}
        />
      ) : (
        <>
          <input
            {...ids}
            name={name}
            className={c.control}
            defaultValue={initial.join(", ")}
            placeholder={rest.placeholder}
          />
          <TagIdeas ideas={rest.ideas ?? []} taken={initial} onTake={() => undefined} />
        </>
      )}
    </FieldFrame>
  );
}

interface ChipsProps extends Pick<TagsFieldProps, "name" | "max" | "suggestions" | "placeholder" | "ideas"> {
  readonly ids: ReturnType<typeof fieldIds>;
  readonly initial: readonly string[];
  /** They are of the last reply, which is newer than any draft. */
  readonly answered: boolean;
}

function Chips({ name, ids, initial, answered, max = 15, suggestions = [], placeholder, ideas = [] }: ChipsProps) {
  const words = useText(formText);
  const left = use(DraftContext).kept(name)?.[0];
  const [tags, setTags] = useState(() => (left === undefined || answered ? initial : splitTags(left)));
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const told = useRef(tags);
  const full = tags.length >= max;
  const options = useSuggestions(suggestions, typed, tags);
  const add = (text: string) => {
    setTags((known) => splitTags([...known, text].join(",")).slice(0, max));
    setTyped("");
  };
  const combobox = useCombobox(options.length, (place) => add(options[place] ?? ""));
  // The draft keeper and the unsaved-changes check listen to input events of the form.
  useEffect(() => {
    if (told.current === tags) return;
    told.current = tags;
    hidden.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [tags]);
  // The focus goes to the tag that moves into its place, to the last one, or into the field.
  const remove = (place: number) => {
    setTags(tags.filter((_, other) => other !== place));
    requestAnimationFrame(() => {
      const buttons = box.current?.querySelectorAll<HTMLElement>("button") ?? [];
      (buttons[Math.min(place, buttons.length - 1)] ?? box.current?.querySelector<HTMLElement>(`#${ids.id}`))?.focus();
    });
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    combobox.inputProps.onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if ((event.key === "Enter" || event.key === ",") && typed.trim() !== "") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") setTags(tags.slice(0, -1));
  };
  return (
    <div className={t.root}>
      <div ref={box} className={`${c.control} ${t.box}`} data-invalid={ids["aria-invalid"]}>
        <input
          ref={hidden}
          type="hidden"
          name={name}
          data-kept
          value={[...tags, typed].filter((tag) => tag.trim() !== "").join(", ")}
        />
        {tags.map((tag, place) => (
          <span key={tag} className={t.tag}>
            {tag}
            <button type="button" aria-label={words.remove(tag)} onClick={() => remove(place)}>
              <IconX size={14} aria-hidden />
            </button>
          </span>
        ))}
        <input
          {...ids}
          {...combobox.inputProps}
          aria-describedby={[full && `${ids.id}-full`, ids["aria-describedby"]].filter(Boolean).join(" ")}
          data-field={name}
          readOnly={full}
          value={typed}
          placeholder={tags.length === 0 ? placeholder : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text");
            if (full || !text.includes(",")) return;
            event.preventDefault();
            add(text);
          }}
        />
      </div>
      <p id={`${ids.id}-full`} role="status" className={t.full}>
        {full && words.tagsFull(max)}
      </p>
      <div
        id={combobox.listId}
        role="listbox"
        aria-label={words.suggestions}
        className={t.list}
        hidden={!combobox.open}
      >
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: a combobox keeps the focus in its input
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          <div
            key={option}
            id={combobox.optionId(place)}
            role="option"
            aria-selected={place === combobox.active}
            className={t.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(option)}
          >
            {option}
          </div>
        ))}
      </div>
      {!full && <TagIdeas ideas={ideas} taken={tags} onTake={add} />}
    </div>
  );
}

interface TagIdeasProps {
  readonly ideas: NonNullable<TagsFieldProps["ideas"]>;
  readonly taken: readonly string[];
  readonly onTake: (tag: string) => void;
}

function TagIdeas({ ideas, taken, onTake }: TagIdeasProps) {
  const words = useText(formText);
  const have = new Set(taken.map((tag) => tag.toLowerCase()));
  const left = ideas.filter(({ name }) => !have.has(name.toLowerCase()));
  return <IdeaList label={words.ideas} ideas={left.map((idea) => ({ ...idea, key: idea.name }))} onTake={onTake} />;
}

const SUGGESTIONS_MAX = 8;

function useSuggestions(
  source: readonly string[] | string,
  typed: string,
  taken: readonly string[],
): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  const query = typed.trim().toLowerCase();
  useEffect(() => {
    if (typeof source !== "string" || query === "") return;
    const controller = new AbortController();
    const wait = setTimeout(async () => {
      try {
        const answer = await fetch(`${source}?q=${encodeURIComponent(query)}`, { signal: controller.signal });
        if (answer.ok) setFound((await answer.json()) as string[]); // our own route, which answers an array of words
      } catch {
        // no suggestions: what was typed can still be added
      }
    }, 120);
    return () => {
      clearTimeout(wait);
      controller.abort();
    };
  }, [source, query]);
  if (query === "") return [];
  const all = typeof source === "string" ? found : source.filter((option) => option.toLowerCase().includes(query));
  return all.filter((option) => !taken.includes(option)).slice(0, SUGGESTIONS_MAX);
}
