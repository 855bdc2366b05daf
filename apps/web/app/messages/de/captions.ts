export const captionsDe = {
  of: (name: string) => `Untertitel von ${name}`,
  help: "Was darin gesagt wird und zu hören ist, für Leute, die es nicht hören können: eine WebVTT-Datei (.vtt).",
  replace: "Dieser Film hat schon Untertitel. Eine andere WebVTT-Datei (.vtt) tritt an ihre Stelle.",
  remove: (name: string) => `Untertitel von ${name} entfernen`,
  refusal: "Wähle eine WebVTT-Datei von bis zu 1 MB: In ihrer ersten Zeile steht WEBVTT.",
};
