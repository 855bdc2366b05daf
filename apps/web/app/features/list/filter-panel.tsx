import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { Button } from "../../ui/button.tsx";
import { IconX } from "../../ui/icons.ts";
import c from "./filter-panel.module.css";

interface FilterPanelProps {
  readonly id: string;
  readonly total: number | undefined;
  readonly children: React.ReactNode;
}

/**
 * The filters of a list: beside the results, and on a phone a sheet that comes up from below. The same element for
 * both: a popover that wide windows show in its place whether it is open or not.
 */
export function FilterPanel({ id, total, children }: FilterPanelProps) {
  const words = useText(listText);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <aside id={id} popover="auto" className={c.panel} aria-label={words.filters} tabIndex={0}>
      <div className={c.head}>
        <h2>{words.filters}</h2>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={words.close}
          className={c.close}
        >
          <IconX size={22} aria-hidden />
        </button>
      </div>
      {children}
      <div className={c.foot}>
        <Button full size="md" onClick={close}>
          {total === undefined ? words.apply : words.show(total)}
        </Button>
      </div>
    </aside>
  );
}
