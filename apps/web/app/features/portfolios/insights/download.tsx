import b from "../../../ui/button.module.css";
import { IconFileText } from "../../../ui/icons.ts";

interface DownloadProps {
  readonly to: string;
  readonly label: string;
  /** What is in the file, for who hears the label alone. */
  readonly full: string;
}

/** A file of figures. */
export function Download({ to, label, full }: DownloadProps) {
  return (
    <a className={b.button} data-kind="quiet" data-size="sm" href={to} download aria-label={full}>
      <IconFileText aria-hidden />
      <span>{label}</span>
    </a>
  );
}
