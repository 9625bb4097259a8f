namespace Tandem.Dialects.XSwitch;

using Tandem.Dialects.XSwitch.Resources;

/// <summary>
/// Every resource of the dialect, one row each: what is there, then what the documents have and we have not yet. The
/// page docs/dialects/xswitch.md has the same rows with the test of each.
/// </summary>
internal static class ResourceTable
{
    public static readonly Resource[] Rows =
    [
        new("POST", "sessions", Need.Anyone, Sessions.Create),
        new("DELETE", "sessions", Need.SignedIn, Sessions.Delete),
        new("POST", "users", Need.Administrator, Users.Create),
        new("POST", "users/create", Need.Administrator, Users.Create),
        new("GET", "users", Need.SignedIn, Users.List),
        new("GET", "users/{id}", Need.SignedIn, Users.Get),
        new("DELETE", "users/{id}", Need.Administrator, Users.Delete),
        new("POST", "queues", Need.Administrator, Queues.Create),
        new("GET", "queues", Need.SignedIn, Queues.List),
        new("GET", "queues/{id}", Need.SignedIn, Queues.Get),
        new("POST", "queues/{id}/agents", Need.Administrator, QueueAgents.Add),
        new("GET", "queues/{id}/agents", Need.SignedIn, QueueAgents.List),
        new("GET", "cc/agent_state", Need.SignedIn, AgentState.List),
        new("POST", "cc/ccc/ccLogin", Need.SignedIn, CallControl.Login),
        new("POST", "cc/ccc/ccLogout", Need.SignedIn, CallControl.Logout),
        new("POST", "cc/ccc/ccGoReady", Need.SignedIn, CallControl.GoReady),
        new("POST", "cc/ccc/ccGoBreak", Need.SignedIn, CallControl.GoBreak),
        new("POST", "cc/ccc/ccDial", Need.SignedIn, CallControl.Dial),
        new("POST", "cc/ccc/ccKill", Need.SignedIn, CallControl.Kill),
        NotYet("POST", "users/muti_add"),
        NotYet("POST", "users/multi_add"),
        NotYet("PUT", "users/{id}"),
        NotYet("PUT", "users/change_password"),
        NotYet("GET", "users/{id}/extensions"),
        NotYet("GET", "users/{id}/queue/name"),
        NotYet("PUT", "queues/{id}"),
        NotYet("DELETE", "queues/{id}"),
        NotYet("GET", "queues/agents"),
        NotYet("DELETE", "queues/{id}/agents"),
        NotYet("DELETE", "queues/{id}/agents/{agent}"),
        NotYet("GET", "queues/{id}/remain_agents"),
        NotYet("GET", "queues/members_count/{name}"),
        NotYet("GET", "queues/{id}/extra_params"),
        NotYet("POST", "queues/{id}/extra_params"),
        NotYet("PUT", "queues/{id}/extra_params/{param}"),
        NotYet("DELETE", "queues/{id}/extra_params/{param}"),
        NotYet("GET", "dicts/realm/{realm}"),
        NotYet("GET", "media_files"),
        NotYet("POST", "media_files"),
        NotYet("GET", "media_files/{id}"),
        NotYet("PUT", "media_files/{id}"),
        NotYet("DELETE", "media_files/{id}"),
        NotYet("POST", "upload"),
        NotYet("POST", "xcc/sessions/auth"),
        NotYet("POST", "xcc/sessions/getExtnToken"),
        NotYet("POST", "cc/ccc/ccAnswer"),
        NotYet("POST", "cc/ccc/ccHold"),
        NotYet("POST", "cc/ccc/ccUnHold"),
        NotYet("POST", "cc/ccc/ccTransfer"),
        NotYet("POST", "cc/ccc/ccThreeWay"),
        NotYet("POST", "cc/ccc/ccMonitor"),
        NotYet("POST", "cc/ccc/ccIntercept"),
        NotYet("POST", "cc/ccc/ccConsult"),
        NotYet("POST", "cc/ccc/ccCancelConsult"),
    ];

    private static Resource NotYet(string method, string path) =>
        new(method, path, Need.SignedIn, _ => new(Errors.NotYet($"{method} /api/{path}")));
}
