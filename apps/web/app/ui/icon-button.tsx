import c from "./icon-button.module.css";

interface IconButtonProps
  extends Pick<React.ComponentProps<"button">, "type" | "name" | "value" | "onClick" | "disabled" | "aria-disabled"> {
  /** What it does: the only words it has. */
  readonly label: string;
  /** `float` lies on a picture. */
  readonly look?: "plain" | "float";
  /** For what is on or off, like a like. */
  readonly pressed?: boolean;
  readonly children: React.ReactNode;
}

export function IconButton({ label, look = "plain", pressed, type = "submit", children, ...native }: IconButtonProps) {
  return (
    <button {...native} type={type} className={c.button} data-look={look} aria-label={label} aria-pressed={pressed}>
      {children}
    </button>
  );
}
