import { createContext } from 'react';

/** The corner that a lock does not hold: Emergency stands there on every part of a session. */
export const CornerContext = createContext<HTMLElement | null>(null);
