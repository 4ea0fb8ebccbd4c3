export default function Thread({ id }: { id: string }) {
  return <p>{id}</p>;
}
