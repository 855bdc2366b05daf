/** What asking the provider about a thing came to. unknown: it is none of ours, or the provider has none of this name. */
export type Followed = "changed" | "same" | "unknown";
