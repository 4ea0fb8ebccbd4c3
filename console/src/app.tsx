/** Which page an address is; each page is a file of its own, loaded when it is first wanted. */
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { makeCache } from './desk';
import { LANGUAGES } from './i18n/words';
import { usePreferences } from './me/preferences';
import { Boundary, Waiting } from './shared/failure';
import { useFocusBack } from './shared/focus-back';
import { leaving } from './shared/leaving';
import { common } from './shared/words';
import { OVER, themeIn } from './theme';
import { Workspace } from './workspace';

export const BASE = '/console';

const SignIn = lazy(() => import('./in/sign-in'));
const SignUp = lazy(() => import('./in/sign-up'));
const Forgot = lazy(() => import('./in/forgot'));
const Choose = lazy(() => import('./in/choose'));

export function App() {
  const { theme: scheme, language, density } = usePreferences();
  const system = useColorScheme();
  const theme = useMemo(() => themeIn(language), [language]);
  useFocusBack();
  const [strangers] = useState(makeCache); // for pages before anybody is signed in
  useEffect(() => {
    document.documentElement.lang = language in LANGUAGES ? language : 'en';
    document.documentElement.dataset.density = density;
  }, [language, density]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme === 'auto' ? system : scheme}>
      <QueryClientProvider client={strangers}>
        <Router base={BASE} aroundNav={leaving.around}>
          <Boundary name="app">
            <Suspense fallback={<Waiting />}>
              <Pages />
            </Suspense>
          </Boundary>
        </Router>
      </QueryClientProvider>
      <section id={OVER} aria-label={common.in(language)('over')} />
      {/* As wide as the list, so that a notice never lies over what one writes in. */}
      <Notifications position="bottom-left" limit={4} containerWidth={316} />
    </MantineProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={Choose} />
      <Route path="/sign-in" component={SignIn} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/forgot" component={Forgot} />
      <Route path="/:workspace/*?">
        {({ workspace }) => <Workspace key={workspace} workspace={workspace} />}
      </Route>
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  );
}
