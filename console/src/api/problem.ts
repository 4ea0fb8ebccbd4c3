/** A refusal of the server, or that it could not be reached; screens show `code` in words. */
import type { Problem } from './types';

export class ApiError extends Error {
  readonly code: string;
  readonly status: number; // 0: no answer at all
  readonly parts: NonNullable<Problem['errors']>;
  readonly requestId: string;

  constructor(code: string, status: number, problem?: Partial<Problem>) {
    super(problem?.detail || code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.parts = problem?.errors ?? [];
    this.requestId = problem?.request_id ?? '';
  }

  /** Whether trying again may help: nothing came back, or the server asks for it. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('offline', 0);
}
