import { IconLifebuoy } from '@tabler/icons-react';

export const NotSafeMark = () => <IconLifebuoy size={22} aria-hidden="true" />;
