/** The invitation beside the launcher: it takes no focus and goes away when asked. */
import { type App, go, going } from '../store';
import type { Invitation } from '../types';
import { begin } from './acts';
import { IconButton } from './kit';
import { Face } from './picture';

function accept(app: App, invitation: Invitation): void {
  const { id, group, topic, text } = invitation;
  const said = app.screen.words.label(text);
  app.boot.emit('invitation', { id, event: 'opened' });
  app.set({ invitation: null, open: true });
  if (going(app)) go(app, 'thread');
  else begin(app, { group, topic, label: '', invitation: id, said });
}

export function Invite({ app, invitation }: { app: App; invitation: Invitation }) {
  const { t, label } = app.screen.words;
  const { name } = app.boot.config;
  const shut = () => {
    app.set({ invitation: null });
    app.boot.root.querySelector('button')?.focus(); // the launcher: what had it goes away
  };
  return (
    <aside
      class="invite"
      aria-label={t('invitation', { name })}
      onKeyDown={(event) => event.key === 'Escape' && shut()}
    >
      <button type="button" class="invite-text" onClick={() => accept(app, invitation)}>
        <Face app={app} id="" name={name} />
        <span class="grow">
          <small>{name}</small>
          <span role="status" dir="auto">
            {label(invitation.text)}
          </span>
          <span class="reply">{t('reply')}</span>
        </span>
      </button>
      <IconButton icon="close" label={t('close')} onClick={shut} />
    </aside>
  );
}
