/** A QR code, always dark on light: some cameras read nothing else. */
import { useMemo } from 'react';
import { encode } from 'uqr';

const BORDER = 2;

/** The dark squares as one path, row by row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
}

export function Qr({ text, label }: { text: string; label: string }) {
  const code = useMemo(() => encode(text, { border: BORDER, ecc: 'M' }), [text]);
  return (
    <svg
      className="me-qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={pathOf(code.data)} fill="#000" />
    </svg>
  );
}
