import { beforeEach, describe, expect, it, vi } from 'vitest';

const en = (t: { in(language: 'en'): unknown }) => t.in('en') as never;

describe('the rarer codes', () => {
  beforeEach(() => {
    vi.resetModules(); // as on a page that has just been opened
    localStorage.setItem('switchboard.preferences', JSON.stringify({ language: 'en' }));
  });

  it('are told as they are until their words are here', async () => {
    const { errors, fetchCodeWords, inWords } = await import('@/shared/errors');
    const { ApiError } = await import('@/api/problem');
    const error = new ApiError('agent_unavailable', 409);
    expect(inWords(error, en(errors))).toContain('agent_unavailable');
    await fetchCodeWords();
    expect(inWords(error, en(errors))).toBe('This agent has no free seat or is not there.');
  });

  it('have their words before a refusal of the server is told', async () => {
    const body = JSON.stringify({ code: 'agent_unavailable' });
    vi.stubGlobal('fetch', async () => new Response(body, { status: 409 }));
    const { open } = await import('@/api/client');
    const { errors, inWords } = await import('@/shared/errors');
    const { asApiError } = await import('@/api/problem');
    const refused = await open.GET('/v1/me', {}).then(() => null, asApiError);
    expect(refused && inWords(refused, en(errors))).toContain('no free seat');
    vi.unstubAllGlobals();
  });
});
