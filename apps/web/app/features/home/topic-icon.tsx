import {
  IconBrush,
  IconCamera,
  IconChartBar,
  IconChartDots,
  IconCode,
  IconCpu,
  IconDeviceGamepad2,
  IconHammer,
  IconMovie,
  IconMusic,
  IconPalette,
  IconPencil,
  IconSchool,
  IconSpeakerphone,
} from "../../ui/icons.ts";

// The broadest topics, by slug. One that is added later stands there without a picture.
const icons: Readonly<Record<string, React.ComponentType<{ "aria-hidden": true }>>> = {
  design: IconPalette,
  "illustration-animation": IconBrush,
  software: IconCode,
  "data-ai": IconChartDots,
  "writing-translation": IconPencil,
  marketing: IconSpeakerphone,
  "video-film": IconMovie,
  "music-audio": IconMusic,
  photography: IconCamera,
  games: IconDeviceGamepad2,
  "engineering-hardware": IconCpu,
  "craft-product": IconHammer,
  "business-finance": IconChartBar,
  "education-coaching": IconSchool,
};

export function topicIcon(slug: string): React.ReactNode {
  const Icon = icons[slug];
  return Icon && <Icon aria-hidden />;
}
