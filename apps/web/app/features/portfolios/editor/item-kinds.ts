/** What a piece of work can be, the usual first. */
export const itemKinds = ["image", "video", "case_study", "link", "document", "audio"] as const;
