/** The chat, which comes with the first click or invitation. */
import { makeClient } from './client/client';
import { makePlatform } from './client/platform';
import type { Mount } from './types';
import { mountWith } from './ui/mount';

export const mount: Mount = (boot) =>
  mountWith(
    boot,
    makeClient({
      api: boot.api,
      key: boot.key,
      platform: makePlatform(boot.shared),
      language: boot.language,
      attachments: boot.config.attachments,
    }),
  );
