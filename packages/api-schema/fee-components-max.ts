/** How many components a fee pack has at most. Apart from the schemas, for the form. */
export const FEE_COMPONENTS_MAX = 8;
