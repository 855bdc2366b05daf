import { sayings } from "./say.ts";

export const platformWords = sayings(
  ({ number }) => ({
    timersLate: ({ minutes }: { minutes: number }) => ({
      title: minutes === 1 ? "Deadlines are a minute late" : `Deadlines are ${number(minutes)} minutes late`,
      body: "What is due by itself does not happen: releases, renewals, endings. Somebody must look at the server’s log.",
    }),
  }),
  {
    de: ({ number }) => ({
      timersLate: ({ minutes }) => ({
        title: minutes === 1 ? "Fristen sind eine Minute zu spät" : `Fristen sind ${number(minutes)} Minuten zu spät`,
        body: "Was von selbst fällig wird, geschieht nicht: Freigaben, Verlängerungen, Abläufe. Jemand muss in das Protokoll des Servers sehen.",
      }),
    }),
  },
);
