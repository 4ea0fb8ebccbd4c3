import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { watchParts } from './shared/unloaded';

const root = document.getElementById('root');
if (!root) throw new Error('there is no #root');
watchParts();
createRoot(root).render(<App />);
