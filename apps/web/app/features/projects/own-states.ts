/** The states of one's own projects, in the order of a project's life. */
export const ownStates = ["draft", "open", "in_progress", "completed", "closed", "cancelled"] as const;
