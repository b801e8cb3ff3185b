export { SecondPerson, type SecondPersonMade } from './SecondPerson.tsx';
