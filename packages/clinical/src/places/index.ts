export {
  type Address,
  type Chair,
  chairOf,
  decidePlaces,
  PLACES_STREAM,
  type PlacesCommand,
  type PlacesEvent,
  type PlacesState,
  placesFold,
  type Site,
} from './places.ts';
