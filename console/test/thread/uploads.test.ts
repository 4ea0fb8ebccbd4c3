import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '@/api/client';
import { ApiError } from '@/api/problem';
import type { Desk } from '@/desk';
import { upload } from '@/thread/composer/upload';
import { type Uploads, uploadsOf } from '@/thread/composer/uploads';
import { useUploads } from '@/thread/composer/use-uploads';

const api = {} as Api;
vi.mock('@/desk', () => ({ useDesk: () => ({ api }) as Desk }));
vi.mock('@/thread/composer/upload', async (real) => ({
  ...(await real<object>()),
  upload: vi.fn(),
}));

const SENT = { id: 'att_1', name: 'a.png', type: 'image/png', size: 3 };
const png = () => new File(['abc'], 'a.png', { type: 'image/png' });
const one = (uploads: Uploads) => uploads.read()[0];

beforeEach(() => {
  for (const { id } of uploadsOf(api).read()) uploadsOf(api).drop(id);
});

describe('files on their way', () => {
  it('go on when the conversation is left, and are there when one is back', async () => {
    vi.mocked(upload).mockResolvedValue(SENT);
    const first = renderHook(() => useUploads('cnv_1', vi.fn()));
    first.result.current.add([png()], 'note');
    first.unmount();
    await vi.waitFor(() => expect(one(uploadsOf(api))?.sent).toEqual(SENT));
    const elsewhere = vi.fn();
    renderHook(() => useUploads('cnv_2', elsewhere));
    const back = vi.fn();
    renderHook(() => useUploads('cnv_1', back));
    expect(back).toHaveBeenCalledExactlyOnceWith(SENT, 'note');
    expect(elsewhere).not.toHaveBeenCalled();
    expect(uploadsOf(api).read()).toEqual([]);
  });
  it('can be tried again when they failed, and are stopped when they are dropped', async () => {
    vi.mocked(upload).mockRejectedValueOnce(new ApiError('upload_failed', 500));
    uploadsOf(api).add('cnv_1', [png()], 'reply');
    await vi.waitFor(() => expect(one(uploadsOf(api))?.failed).toBe('upload_failed'));
    let signal: AbortSignal | undefined;
    vi.mocked(upload).mockImplementationOnce((sending) => {
      signal = sending.signal;
      return new Promise(() => undefined);
    });
    const id = one(uploadsOf(api))?.id ?? '';
    uploadsOf(api).again(id);
    expect(one(uploadsOf(api))?.failed).toBeUndefined();
    expect(uploadsOf(api).drop(id)).toBe(true);
    expect(uploadsOf(api).drop(id)).toBe(false);
    expect(signal?.aborted).toBe(true);
  });
  it('that are not fit are never sent', () => {
    vi.mocked(upload).mockClear();
    uploadsOf(api).add('cnv_1', [new File([], 'empty.png', { type: 'image/png' })], 'reply');
    expect(one(uploadsOf(api))?.failed).toBe('empty_file');
    expect(upload).not.toHaveBeenCalled();
  });
});
