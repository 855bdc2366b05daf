// What the administrators should know of the machine itself.
import { timersLate } from "#events/platform.ts";
import type { Hear } from "./hears.ts";
import { EVERY_ADMINISTRATOR } from "./notify.ts";
import { platformWords } from "./words/platform.words.ts";

export function hearOfPlatform(hear: Hear): void {
  hear(timersLate, (news) => {
    const said = platformWords((words) => words.timersLate(news));
    const subject = { type: "timer_outage", id: news.outage_id };
    return [
      {
        userId: EVERY_ADMINISTRATOR,
        actorId: null,
        kind: timersLate.name,
        category: "account",
        subject,
        link: "/admin",
        said,
        // Several while nobody looked are one notice, which tells the last.
        group: { key: timersLate.name, said: () => said },
      },
    ];
  });
}
