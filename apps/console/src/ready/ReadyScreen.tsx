export function ReadyScreen() {
  return null;
}
