import { useEffect, useRef } from "react";
import c from "./focus-on-show.module.css";

/** Takes the focus as it appears, and so comes into sight: for an answer that must not be missed. */
export function FocusOnShow({ children }: { children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className={c.box}>
      {children}
    </div>
  );
}
