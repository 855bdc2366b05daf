// The shapes of the demo files about people; the loader reads the same fields.
export type LeveledSkill = { slug: string; level: "beginner" | "intermediate" | "advanced" | "expert"; years: number };

export type Person = {
  key: string;
  name: string;
  handle: string;
  user_type: "freelancer" | "client" | "investor";
  trade: string | null;
  company: string | null;
  headline: string;
  bio: string;
  country: string;
  city: string;
  time_zone: string;
  languages: { code: string; level: "native" | "fluent" | "working" }[];
  skills: LeveledSkill[];
  topics: string[];
  currency: string;
  hourly_rate_minor: number | null;
  experience_level: "entry" | "intermediate" | "expert" | null;
  availability: {
    state: "now" | "from" | "hours" | "not";
    from_in_days: number | null;
    hours_a_week: number | null;
  } | null;
  picture: string | null;
  answers_within_hours: number;
  joined_days_ago: number;
};

export type Place = { city: string; country: string; timeZone: string; languages: string[] };
export type Trade = {
  key: string;
  topic: string;
  skills: string[];
  rate: [number, number];
  pictures: string[];
  makers: Maker[];
};
export type Maker = { headline: string; doing: string; portfolioTitle: string; portfolioText: string };
export type Client = { company: string; role: string; city: string; about: string; topics: string[]; briefs: Brief[] };
export type Brief = {
  title: string;
  topic: string;
  skills: string[];
  why: string;
  parts: string[];
  pricing: "fixed" | "hourly";
  low: number;
  high: number;
  ongoing: boolean;
  sourceId: string | null;
};
