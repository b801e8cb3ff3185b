import { createContext } from 'react';

/**
 * False: what is below is there to be read, and no button of it is drawn. For whoever would be refused whatever he pressed:
 * what cannot be taken is not offered.
 */
export const OfferedContext = createContext(true);
