import { useEffect, useRef } from "react";
import { Form, useSearchParams } from "react-router";
import { searchHref } from "../lib/nav.ts";
import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import { IconSearch } from "../ui/icons.ts";
import c from "./search-box.module.css";
import { searchInDrawer } from "./search-in-drawer.ts";

/** Search from anywhere; Ctrl K or Cmd K brings the cursor here, and on narrow windows to the field in the drawer. */
export function SearchBox() {
  const words = useText(shellText);
  const input = useRef<HTMLInputElement>(null);
  const [params] = useSearchParams();
  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      const box = input.current?.checkVisibility() ? input.current : searchInDrawer();
      box?.focus();
      box?.select();
    };
    document.addEventListener("keydown", focusSearch);
    return () => document.removeEventListener("keydown", focusSearch);
  }, []);
  return (
    <Form method="get" action={searchHref} role="search" aria-label={words.searchSite} className={c.form}>
      <IconSearch size={17} aria-hidden />
      <input
        ref={input}
        type="search"
        name="q"
        key={params.get("q")}
        defaultValue={params.get("q") ?? ""}
        placeholder={words.searchPlaceholder}
        aria-label={words.search}
        aria-keyshortcuts="Control+K"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={100}
      />
      <span className={c.keys} aria-hidden="true">
        {words.searchKeys}
      </span>
    </Form>
  );
}
