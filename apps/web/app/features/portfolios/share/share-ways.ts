/** Where a share link leads. Plain addresses: no script of theirs runs here, and they learn nothing before the click. */
export const shareWays = ["email", "linkedin", "whatsapp"] as const;
export type ShareWay = (typeof shareWays)[number];

export interface Shared {
  readonly title: string;
  readonly url: string;
}

export function shareAddress(way: ShareWay, { title, url }: Shared): string {
  const text = (value: string) => encodeURIComponent(value);
  switch (way) {
    case "email":
      return `mailto:?subject=${text(title)}&body=${text(url)}`;
    case "linkedin":
      return `https://www.linkedin.com/sharing/share-offsite/?url=${text(url)}`;
    case "whatsapp":
      return `https://wa.me/?text=${text(`${title}\n${url}`)}`;
  }
}
