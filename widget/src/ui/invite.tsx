/** The invitation beside the launcher: it takes no focus and goes away when asked. */
import { boot, go, going, screen, set, t } from '../store';
import type { Invitation } from '../types';
import { h } from '../view/h';
import { begin } from './acts';
import { Button } from './kit';
import { Face } from './picture';

function accept(invitation: Invitation): void {
  const { id, group, topic, text } = invitation;
  const said = screen.words.label(text);
  boot.emit('invitation', { id, event: 'opened' });
  set({ invitation: null, open: true });
  if (going()) go('thread');
  else begin({ group, topic, label: '', invitation: id, said });
}

export function Invite({ invitation }: { invitation: Invitation }) {
  const { name } = boot.config;
  const shut = () => {
    set({ invitation: null });
    boot.root.querySelector('button')?.focus(); // the launcher: what had it goes away
  };
  return (
    <aside
      class="invite"
      aria-label={t('invitation', { name })}
      onKeyDown={(event) => event.key === 'Escape' && shut()}
    >
      <Button class="invite-text" onClick={() => accept(invitation)}>
        <Face id="" name={name} />
        <span class="grow">
          <small>{name}</small>
          <span role="status" dir="auto">
            {screen.words.label(invitation.text)}
          </span>
          <span class="reply">{t('reply')}</span>
        </span>
      </Button>
      <Button icon="close" label={t('close')} onClick={shut} />
    </aside>
  );
}
