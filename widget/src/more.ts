/** A module of its own, for what only some tenants want of the loader. */
export { drawn } from './logo';
export { watchMoments } from './moments';
