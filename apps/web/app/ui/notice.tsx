import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconShieldCheckFilled } from "./icons.ts";
import c from "./notice.module.css";

export type NoticeTone = "info" | "success" | "safe" | "warn";

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly action?: React.ReactNode;
  readonly children?: React.ReactNode;
}

const icons = { info: IconInfoCircle, success: IconCircleCheck, safe: IconShieldCheckFilled, warn: IconAlertTriangle };

/** Something to know, where it matters. `safe` is for protected funds and nothing else. */
export function Notice({ tone = "info", title, action, children }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={c.notice} data-tone={tone} role={tone === "warn" ? "alert" : undefined}>
      <Icon size={20} aria-hidden />
      <div className={c.words}>
        {title && <b>{title}</b>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
