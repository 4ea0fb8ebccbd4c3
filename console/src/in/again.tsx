export function Again({ workspace }: { workspace: string }) {
  return <p>{workspace}</p>;
}
