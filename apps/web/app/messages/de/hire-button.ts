export const hireButtonDe = {
  hire: "Beauftragen",
  hireForThis: "Dafür beauftragen",
};
