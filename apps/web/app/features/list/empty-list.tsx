import { useSearchParams } from "react-router";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconSearch } from "../../ui/icons.ts";

interface EmptyListProps {
  /** Whether its filters have emptied it, or nobody has put anything there yet. */
  readonly filtered: boolean;
  readonly clearHref: string;
  /** What puts the first thing there. */
  readonly begin: { readonly to: string; readonly label: string };
}

// What says how a list is shown, not of what.
const MANNER = new Set(["sort", "show", "currency"]);

export function EmptyList({ filtered: byChips, clearHref, begin }: EmptyListProps) {
  const words = useText(listText);
  const [params] = useSearchParams();
  // A topic that nobody knows has no chip, nor has a place behind the list's end.
  const filtered = byChips || [...params.keys()].some((name) => !MANNER.has(name));
  return (
    <EmptyState
      icon={<IconSearch size={26} aria-hidden />}
      title={filtered ? words.nothing : words.empty}
      help={filtered ? words.nothingHelp : words.emptyHelp}
      action={
        <Button kind="secondary" to={filtered ? clearHref : begin.to}>
          {filtered ? words.clear : begin.label}
        </Button>
      }
    />
  );
}
