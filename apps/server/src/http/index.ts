export { HOUSE_VIEWS } from './house-views.ts';
export { type HttpOptions, type LogLine, openHttp, type RouteBuilt } from './open-http.ts';
export { type DrawnFile, type ViewAsked, type ViewDefinition, view } from './view.ts';
