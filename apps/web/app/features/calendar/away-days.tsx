import type { AwayRange } from "#api-schema/calendar.ts";
import { When } from "../../ui/when.tsx";

/** "5 Nov 2026 – 9 Nov 2026", or the one day. */
export function AwayDays({ range: { from, to } }: { range: AwayRange }) {
  return (
    <>
      <When at={from} absolute />
      {from !== to && (
        <>
          {" – "}
          <When at={to} absolute />
        </>
      )}
    </>
  );
}
