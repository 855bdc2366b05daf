/** The name of the drawer's own field. */
export const DRAWER_SEARCH = "drawer-search";

/** Opens the drawer, which has the search where the header has no room for it, and gives its field. */
export function searchInDrawer(): HTMLInputElement | null {
  const field = document.getElementById(DRAWER_SEARCH);
  field?.closest<HTMLElement>("[popover]")?.togglePopover(true);
  return field instanceof HTMLInputElement ? field : null;
}
