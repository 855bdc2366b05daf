import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconSearch } from "../../ui/icons.ts";

/** A list that its filters have emptied. */
export function EmptyList({ clearHref }: { clearHref: string }) {
  const words = useText(listText);
  return (
    <EmptyState
      icon={<IconSearch size={26} aria-hidden />}
      title={words.nothing}
      help={words.nothingHelp}
      action={
        <Button kind="secondary" to={clearHref}>
          {words.clear}
        </Button>
      }
    />
  );
}
