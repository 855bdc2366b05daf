import { useText } from "../../lib/text.ts";
import { authText } from "../../messages/auth.ts";
import { IconShieldCheckFilled } from "../../ui/icons.ts";
import c from "./auth-layout.module.css";

interface AuthLayoutProps {
  readonly title: string;
  readonly lede?: React.ReactNode;
  readonly children?: React.ReactNode;
  /** What one may rather want: the line below the form. */
  readonly foot?: React.ReactNode;
}

/** The pages before one is signed in: one thing to do, and why it is safe. */
export function AuthLayout({ title, lede, children, foot }: AuthLayoutProps) {
  const words = useText(authText);
  return (
    <div className={`wrap ${c.layout}`}>
      <div className={c.form}>
        <h1>{title}</h1>
        {lede && <p className={c.lede}>{lede}</p>}
        <div className={c.body}>{children}</div>
        {foot && <div className={c.foot}>{foot}</div>}
      </div>
      <aside className={c.panel}>
        <p className={c.claim}>{words.panelTitle}</p>
        <ul className={c.points}>
          {words.panelPoints.map((point) => (
            <li key={point}>
              <IconShieldCheckFilled size={20} aria-hidden />
              {point}
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
