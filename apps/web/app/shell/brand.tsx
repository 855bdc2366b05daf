import { Link } from "react-router";
import { homeHref } from "../lib/nav.ts";
import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import c from "./brand.module.css";

export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={c.mark}>
      <rect width="32" height="32" rx="9" fill="#15121f" />
      <path d="M7 25V16a9 9 0 0 1 18 0v9h-5.5v-8.6a3.5 3.5 0 0 0-7 0V25z" fill="#cff13a" />
      <circle cx="16" cy="22" r="2.6" fill="#ff6c3e" />
    </svg>
  );
}

export function Brand({ onClick }: { onClick?: () => void }) {
  const words = useText(shellText);
  return (
    <Link to={homeHref} className={c.brand} aria-label={words.home} {...(onClick ? { onClick } : {})}>
      <Mark />
      <span>{words.brand}</span>
    </Link>
  );
}
