import { IconPlus } from "./icons.ts";
import c from "./idea-list.module.css";
import { useHydrated } from "./use-hydrated.ts";

export interface Idea {
  readonly key: string;
  readonly name: string;
  /** The reason, in a few words. */
  readonly why: string;
}

interface IdeaListProps {
  readonly label: string;
  readonly ideas: readonly Idea[];
  readonly onTake: (key: string, button: HTMLButtonElement) => void;
}

/** What one could add to a field, each with its reason: buttons once the page has come alive, a plain list before. */
export function IdeaList({ label, ideas, onTake }: IdeaListProps) {
  const hydrated = useHydrated();
  if (ideas.length === 0) return null;
  return (
    <div className={c.ideas}>
      <span className={c.label}>{label}</span>
      <ul>
        {ideas.map(({ key, name, why }) => (
          <li key={key}>
            {hydrated ? (
              <button type="button" className={c.take} onClick={(event) => onTake(key, event.currentTarget)}>
                <IconPlus size={14} aria-hidden />
                {name}
              </button>
            ) : (
              <b>{name}</b>
            )}
            <span className={c.why}>{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
