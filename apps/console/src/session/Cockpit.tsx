export function Cockpit() {
  return null;
}
