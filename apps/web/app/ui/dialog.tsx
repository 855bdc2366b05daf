import { useLayoutEffect, useRef } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./dialog.module.css";
import { IconX } from "./icons.ts";

/** The address that opens the dialog called `name` over the page at hand. */
export function useDialogHref(name: string, extra: Readonly<Record<string, string>> = {}): string {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set("dialog", name);
  for (const [key, value] of Object.entries(extra)) next.set(key, value);
  return `${pathname}?${next}`;
}

/** The address without the dialog over it, and without the parameters that are its own. */
export function useDialogClosedHref(own: readonly string[] = []): string {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const rest = new URLSearchParams(params);
  for (const key of ["dialog", ...own]) rest.delete(key);
  return rest.size > 0 ? `${pathname}?${rest}` : pathname;
}

interface DialogProps {
  readonly name: string;
  readonly title: string;
  /** Parameters that belong to this dialog and leave the address with it. */
  readonly params?: readonly string[];
  readonly children: React.ReactNode;
}

/**
 * Asks before something that matters. Whether it is open stands in the address (`?dialog=name`): it opens and closes
 * by links, so it works without JavaScript, survives a reload, and back closes it.
 */
export function Dialog({ name, title, params: own, children }: DialogProps) {
  const [params] = useSearchParams();
  const closeHref = useDialogClosedHref(own);
  if (params.get("dialog") !== name) return null;
  return (
    <OpenDialog title={title} closeHref={closeHref}>
      {children}
    </OpenDialog>
  );
}

function OpenDialog({ title, closeHref, children }: { title: string; closeHref: string; children: React.ReactNode }) {
  const words = useText(uiText);
  const navigate = useNavigate();
  const box = useRef<HTMLDialogElement>(null);
  // Rendered open for readers without JavaScript; with it, opened again as a modal one that holds the focus. Closed while
  // it is still in the page, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.close();
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const leave = () => void navigate(closeHref, { preventScrollReset: true, replace: true });
  return (
    <dialog
      ref={box}
      open
      className={c.dialog}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className={c.head}>
        <h2 id="dialog-title">{title}</h2>
        <Link to={closeHref} replace preventScrollReset className={c.close} aria-label={words.close}>
          <IconX size={20} aria-hidden />
        </Link>
      </div>
      {children}
    </dialog>
  );
}
