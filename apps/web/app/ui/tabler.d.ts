// One module an icon: the package's index would make the build read all six thousand of them.
declare module "@tabler/icons-react/dist/esm/icons/*" {
  const icon: import("@tabler/icons-react").Icon;
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default icon;
}
