/** Everything behind a sign-in: who one is, the desk, the shell and the pages in it. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { data, makeApi } from './api/client';
import { ApiError } from './api/problem';
import { sessions } from './api/session';
import { DeskProvider, useDesk } from './desk';
import { signInFor } from './in/places';
import { Boundary, Failure, Waiting } from './shared/failure';
import { Shell } from './shell/shell';

const Inbox = lazy(() => import('./inbox/page'));
const Wall = lazy(() => import('./wall/page'));
const Settings = lazy(() => import('./settings/page'));
const Mine = lazy(() => import('./me/page'));
const Start = lazy(() => import('./in/start'));
const Again = lazy(async () => ({ default: (await import('./in/again')).Again }));

export function Workspace({ workspace }: { workspace: string }) {
  const signedIn = useSyncExternalStore(sessions.subscribe, () => sessions.of(workspace)?.agent);
  const [agent, setAgent] = useState(signedIn); // the page stays theirs while nobody is signed in
  if (signedIn && signedIn !== agent) setAgent(signedIn);
  const [at] = useLocation();
  const api = useMemo(() => makeApi(workspace), [workspace]);
  const me = useQuery({
    queryKey: ['me', workspace, agent],
    enabled: signedIn !== undefined,
    queryFn: () => data(api.GET('/v1/me', {})),
  });
  const ended = me.error instanceof ApiError && me.error.code === 'signed_out';
  if (!me.data && (!signedIn || ended)) return <Redirect to={signInFor(workspace, at)} />;
  if (!me.data && me.error) return <Failure error={me.error} again={() => void me.refetch()} />;
  if (!me.data) return <Waiting />;
  return (
    <DeskProvider key={agent} workspace={workspace} me={me.data}>
      <Shell>
        <Boundary key={at.split('/')[2]} name="page">
          <Suspense fallback={<Waiting />}>
            <Rooms workspace={workspace} />
          </Suspense>
        </Boundary>
      </Shell>
      {!signedIn && (
        <Suspense fallback={null}>
          <Again workspace={workspace} />
        </Suspense>
      )}
    </DeskProvider>
  );
}

function Rooms({ workspace }: { workspace: string }) {
  const { may } = useDesk();
  return (
    <Switch>
      <Route path="/:w/inbox/:conversation?">
        {({ conversation }) => <Inbox open={conversation ?? null} />}
      </Route>
      {may('alarms.read') && <Route path="/:w/wall" component={Wall} />}
      <Route path="/:w/settings/:section?">
        {({ section }) => <Settings section={section ?? null} />}
      </Route>
      <Route path="/:w/me" component={Mine} />
      <Route path="/:w/start" component={Start} />
      <Route>
        <Redirect to={`/${workspace}/inbox`} />
      </Route>
    </Switch>
  );
}
