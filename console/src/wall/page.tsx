export default function Wall() {
  return null;
}
