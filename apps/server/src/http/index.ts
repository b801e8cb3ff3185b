export { whyNotWhole } from './built-pages.ts';
export { HOUSE_VIEWS } from './house-views.ts';
export { type HttpOptions, type LogLine, openHttp, type RouteBuilt } from './open-http.ts';
export type { PortalReaders } from './portal-routes.ts';
export {
  type DrawnFile,
  type MyAsked,
  type MyViewDefinition,
  myView,
  type ViewAsked,
  type ViewDefinition,
  view,
} from './view.ts';
