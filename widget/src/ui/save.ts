/** Gives a conversation as a file, to keep. */
import { boot, client, screen, told } from '../store';
import { seldom } from './acts';

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Gives the whole conversation as a text file. */
export async function saveTranscript(conversation: string): Promise<void> {
  const entries = await client.log(conversation);
  if ('ok' in entries) return void told(entries);
  const { name } = boot.config;
  await seldom(({ transcriptOf }) =>
    save(`${name} ${conversation}.txt`, transcriptOf(entries, screen.words, name)),
  );
}
