/** What the API takes: lengths and numbers, as contract/openapi.json says them (a test compares). */
export const NAME_MOST = 100;
