/** A person's picture, or the first letters of their name on a colour of their own. */
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, memo, useState } from 'react';
import { data } from '@/api/client';
import { useAgents } from '@/api/queries';
import { useDesk } from '@/desk';

const HUES = [8, 32, 60, 105, 150, 180, 205, 235, 265, 295, 325];

function hue(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return HUES[sum % HUES.length] ?? 205;
}

const HAN = /^\p{Script=Han}+/u;

/** Two letters of a Western name, the last character of a Chinese one. */
export function initials(name: string): string {
  const words = name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  const [first = '', second = ''] = words.filter(Boolean);
  const chinese = HAN.exec(first)?.[0];
  if (chinese && !HAN.test(second)) return [...chinese].at(-1) ?? '';
  return [first, second]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

interface Props {
  name: string;
  id?: string;
  size?: number;
  src?: string | null;
}

/**
 * Decorative: the name stands beside it. Plain elements, for it is in every row of ten thousand.
 * Colours: styles.css (`.face`), AA in both themes.
 */
export const Face = memo(function Face({ name, id = name, size = 36, src }: Props) {
  const [broken, breaks] = useState<string | null>(null);
  const style = { '--hue': hue(id), '--size': `${size}px` } as CSSProperties;
  return (
    <span aria-hidden className="face" style={style}>
      {src && src !== broken ? (
        <img src={src} alt="" onError={() => breaks(src)} />
      ) : (
        initials(name) || '?'
      )}
    </span>
  );
});

/** The picture that an agent has chosen, as a source; null: none. */
export function usePicture(id: string): string | null {
  const { api } = useDesk();
  const { data: agents } = useAgents();
  const name = agents?.find((one) => one.id === id)?.picture;
  const params = { path: { agent: id }, query: { picture: name ?? '' } };
  // Another picture has another name, so that neither we nor the browser need ask again.
  const { data: face } = useQuery({
    queryKey: ['picture', id, name],
    enabled: !!name,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => data(api.GET('/v1/agents/{agent}/picture', { params })),
  });
  const picture = face?.picture;
  return picture ? `data:${picture.type};base64,${picture.data}` : null;
}

/** An agent's face, with the picture they have chosen. */
export function AgentFace({ id, name, size }: { id: string; name: string; size?: number }) {
  return <Face id={id} name={name} size={size} src={usePicture(id)} />;
}
