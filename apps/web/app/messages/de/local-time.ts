export const localTimeDe = { label: "Ortszeit" };
