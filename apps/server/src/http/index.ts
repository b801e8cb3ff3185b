export { buildHttp } from './serve.ts';
