/** What asks before a page is left on which something would be lost. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '@/i18n/words';
import { leaving } from './leaving';
import { common } from './words';

interface Words {
  title?: string;
  hint?: string;
  verb?: string;
}

interface Props extends Words {
  stay(): void;
  go(): void;
}

/** "Leave without saving?" */
function Leave({ stay, go, title, hint, verb }: Props) {
  const c = useWords(common);
  return (
    <Modal opened onClose={stay} title={title ?? c('unsaved')}>
      <Text size="sm">{hint ?? c('leave_hint')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={stay} data-autofocus>
          {c('stay')}
        </Button>
        <Button color="red" onClick={go}>
          {verb ?? c('leave')}
        </Button>
      </Group>
    </Modal>
  );
}

/** Asks before the page is left, as long as it is drawn; going back asks nothing. */
export function Guard({ discard, ...said }: { discard(): void } & Words) {
  const [leave, ask] = useState<(() => void) | null>(null);
  const agreed = useRef(false); // what leaves may be a way that is guarded as well
  useEffect(() => leaving.guard((go) => (agreed.current ? go() : ask(() => go))), []);
  if (!leave) return null;
  return (
    <Leave
      {...said}
      stay={() => ask(null)}
      go={() => {
        agreed.current = true;
        discard();
        leave();
      }}
    />
  );
}
