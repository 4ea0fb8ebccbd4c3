/** Lines to copy. */
import { Button, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useWords } from '@/i18n/words';
import { common } from '@/shared/words';
import './code.css';

interface Props {
  label: string;
  text: string;
  /** Long lines are broken, not scrolled. */
  wrap?: boolean;
}

export function Code({ label, text, wrap = false }: Props) {
  const c = useWords(common);
  return (
    <figure className={wrap ? 'code code-short' : 'code'} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code>{text}</code>
      </pre>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
            aria-label={`${c(copied ? 'copied' : 'copy')}: ${label}`}
            onClick={copy}
          >
            {c(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </figure>
  );
}
