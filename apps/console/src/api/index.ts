export { api, ProblemError, UnreachableError } from './client.ts';
export { meQuery, queryClient, viewQuery } from './queries.ts';
