// Each module declares its own tables into this interface from its generated `<m>.tables.ts`:
// one type for the whole database, and no file that knows every module.
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}
