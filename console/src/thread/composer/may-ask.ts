/** Whether one may send and ask the customer whether it is solved. */
import type { Mode } from '@/actions';
import { useDesk } from '@/desk';
import { hindrance } from '../allowed';
import { useScope } from '../scope';

export function useMayAsk(mode: Mode): boolean {
  const desk = useDesk();
  const { c } = useScope();
  return mode === 'reply' && desk.may('conversations.move') && !hindrance('ask-to-close', c, desk);
}
