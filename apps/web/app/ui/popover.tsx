import { useId } from "react";
import c from "./popover.module.css";

interface PopoverProps {
  readonly label: string;
  readonly trigger: React.ReactNode;
  readonly triggerClassName?: string | undefined;
  readonly align?: "start" | "end";
  readonly children: React.ReactNode;
}

/**
 * A button that opens a small surface beside itself. The browser's own popover: opens without JavaScript, closes on
 * Escape and on a click outside, gives the focus back. A link inside closes it when it is followed.
 */
export function Popover({ label, trigger, triggerClassName, align = "end", children }: PopoverProps) {
  const id = useId();
  const anchor = `--anchor-${id.replace(/[^a-zA-Z0-9]/g, "")}`;
  return (
    <>
      <button
        type="button"
        className={triggerClassName}
        aria-label={label}
        popoverTarget={id}
        style={{ anchorName: anchor }}
      >
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only closes after what was inside has been used */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the click belongs to the link or button inside */}
      <div
        id={id}
        popover="auto"
        className={c.surface}
        data-align={align}
        style={{ positionAnchor: anchor }}
        onClick={closeAfterUse}
      >
        {children}
      </div>
    </>
  );
}

function closeAfterUse(event: React.MouseEvent<HTMLDivElement>) {
  const used = event.target instanceof Element && event.target.closest("a, button");
  if (used) event.currentTarget.hidePopover();
}
