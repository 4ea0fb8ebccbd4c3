export default function InboxPage({ open }: { open: string | null }) {
  return <p>{open}</p>;
}
