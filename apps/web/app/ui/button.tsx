import { Link, useLocation, useResolvedPath } from "react-router";
import c from "./button.module.css";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  /** One primary action a view; `danger` for what cannot be undone. */
  readonly kind?: ButtonKind;
  readonly size?: "sm" | "md" | "lg";
  readonly full?: boolean;
  readonly icon?: React.ReactNode;
  readonly className?: string | undefined;
  readonly children: React.ReactNode;
}

interface AsLink extends Look {
  readonly to: string;
  /** Loads the whole page anew instead of a client navigation. */
  readonly reload?: boolean;
  readonly "aria-label"?: string;
}

interface AsButton extends Look, Pick<React.ComponentProps<"button">, "name" | "value" | "form" | "onClick"> {
  readonly to?: undefined;
  readonly type?: "submit" | "button";
  /** Busy: keeps its width and its place in the tab order, shows a spinner, ignores further clicks. */
  readonly loading?: boolean;
  readonly disabled?: boolean;
  readonly formAction?: string;
  readonly popoverTarget?: string;
  readonly "aria-label"?: string;
}

export type ButtonProps = AsLink | AsButton;

/** A pill that acts. With `to` it is a link that looks like one. */
export function Button(props: ButtonProps) {
  const { kind = "primary", size = "md", full = false, icon, className, children } = props;
  const look = { className: [c.button, className].filter(Boolean).join(" "), "data-kind": kind, "data-size": size };
  const content = (
    <>
      {icon}
      <span>{children}</span>
    </>
  );
  if (props.to !== undefined) {
    return (
      <ButtonLink
        to={props.to}
        reloadDocument={props.reload ?? false}
        aria-label={props["aria-label"]}
        data-full={full || undefined}
        {...look}
      >
        {content}
      </ButtonLink>
    );
  }
  const {
    type = "submit",
    loading = false,
    disabled = false,
    name,
    value,
    form,
    onClick,
    formAction,
    popoverTarget,
  } = props;
  return (
    <button
      type={type}
      data-full={full || undefined}
      data-loading={loading || undefined}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      aria-label={props["aria-label"]}
      {...{ disabled, name, value, form, formAction, popoverTarget }}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      {...look}
    >
      {content}
    </button>
  );
}

/** What opens or closes a part of the page at hand, such as a dialog, leaves the reader where they are in it. */
function ButtonLink(props: React.ComponentProps<typeof Link>) {
  const { pathname } = useLocation();
  const stays = useResolvedPath(props.to).pathname === pathname;
  return <Link preventScrollReset={stays} {...props} />;
}
