import { useEffect, useId, useState } from "react";

interface Combobox {
  readonly listId: string;
  readonly open: boolean;
  readonly active: number;
  /** Spread onto the input. */
  readonly inputProps: React.ComponentProps<"input">;
  /** The id of the option at a place. */
  readonly optionId: (place: number) => string;
  readonly close: () => void;
}

/**
 * The keyboard and the roles of an editable combobox with a list (WAI-ARIA 1.2): arrows move, Enter takes, Escape
 * closes. The caller owns the text, the options and what taking one means.
 */
export function useCombobox(count: number, take: (place: number) => void): Combobox {
  const listId = useId();
  const [active, setActive] = useState(-1);
  const [wanted, setWanted] = useState(false);
  const open = wanted && count > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other options, so no place in them is marked any more
  useEffect(() => setActive(-1), [count]);
  const optionId = (place: number) => `${listId}-${place}`;
  const move = (step: number) => setActive((place) => (place + step + count) % count);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Escape" && open) setWanted(false);
    else if (event.key === "ArrowDown" && count > 0) {
      setWanted(true);
      move(1);
    } else if (event.key === "ArrowUp" && open) move(active === -1 ? 0 : -1);
    else if (event.key === "Enter" && open && active >= 0) take(active);
    else return;
    event.preventDefault();
  };
  return {
    listId,
    open,
    active,
    optionId,
    close: () => setWanted(false),
    inputProps: {
      role: "combobox",
      "aria-expanded": open,
      "aria-controls": listId,
      "aria-autocomplete": "list",
      "aria-activedescendant": open && active >= 0 ? optionId(active) : undefined,
      autoComplete: "off",
      onKeyDown,
      onInput: () => setWanted(true),
      onBlur: () => setWanted(false),
    },
  };
}
