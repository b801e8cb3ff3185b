export function ReleaseScreen() {
  return null;
}
