export function SessionFrame() {
  return null;
}
