/** The customer's tab: who they are, where they are, and what this conversation is about. */
import { useCustomer } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { Failure, Waiting } from '@/shared/failure';
import { EditForm } from './edit';
import { useEditing } from './editing';
import { Facts } from './facts';
import { Profile } from './profile';
import { Trail } from './trail-part';

export function CustomerTab({ conversation }: { conversation: Conversation }) {
  return (
    <>
      <Person id={conversation.customer} />
      <Trail customer={conversation.customer} />
      <Facts conversation={conversation} />
    </>
  );
}

function Person({ id }: { id: string }) {
  const { data: customer, error, refetch } = useCustomer(id);
  const editing = useEditing(id);
  if (editing) return <EditForm id={id} editing={editing} />;
  if (customer) return <Profile customer={customer} />;
  if (error) return <Failure error={error} again={() => void refetch()} />;
  return <Waiting rows={5} height={20} />;
}
