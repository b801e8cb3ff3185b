import { createTheme, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Look } from '../tokens/index.ts';
import '@fontsource-variable/inter/opsz.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/VisuallyHidden.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import './base.css';
import './mantine.css';
import '../tokens/tokens.css';

const theme = createTheme({ fontFamily: 'inherit', focusRing: 'never', cursorType: 'pointer' });

/** Colours, type and motion for everything below. Makes no rule at run time, so the page needs no style nonce. */
export function KeelTheme(props: { readonly look: Look; readonly children: ReactNode }) {
  const { look, children } = props;
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={look === 'light' ? 'light' : 'dark'}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
