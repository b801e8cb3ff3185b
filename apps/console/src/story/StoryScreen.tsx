export function StoryScreen() {
  return null;
}
