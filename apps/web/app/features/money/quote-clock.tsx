import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { useText } from "../../lib/text.ts";
import { whileLooking } from "../../lib/unsent.ts";
import { walletText } from "../../messages/wallet.ts";

const SECOND_MS = 1_000;

/** How long a rate is still held, by the server's clock: the reader's may be wrong. When that is over the page is looked at again, and says so. */
export function QuoteClock({ leftMs }: { leftMs: number }) {
  const words = useText(walletText);
  const { revalidate } = useRevalidator();
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => {
      const rest = leftMs - (performance.now() - began);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      void whileLooking(revalidate);
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [leftMs, revalidate]);
  return (
    <span role="timer" suppressHydrationWarning>
      {words.secondsLeft(Math.ceil(left / SECOND_MS))}
    </span>
  );
}
