/** The pictures that are taken, as a file input's `accept`. */
export const PICTURES = "image/jpeg,image/png,image/webp,image/avif,image/gif";
