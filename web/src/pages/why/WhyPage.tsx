import { Route, Switch } from 'wouter';
import { CallStory } from './CallStory';
import { RecentCalls } from './RecentCalls';
import './why.css';

/** Calls, and for each why it went where it went. */
export default function WhyPage() {
  return (
    <Switch>
      <Route path="/why/:id">{({ id }) => <CallStory key={id} id={id} />}</Route>
      <Route>
        <RecentCalls />
      </Route>
    </Switch>
  );
}
