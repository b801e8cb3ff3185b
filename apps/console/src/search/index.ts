export { plain, type Searchable, searcher } from './search.ts';
