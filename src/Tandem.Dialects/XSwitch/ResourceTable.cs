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
        new("POST", "cc/ccc/ccAnswer", Need.SignedIn, CallControl.AnswerPhone),
        new("POST", "cc/ccc/ccHold", Need.SignedIn, CallControl.Hold),
        new("POST", "cc/ccc/ccUnHold", Need.SignedIn, CallControl.Unhold),
        new("POST", "cc/ccc/ccTransfer", Need.SignedIn, CallControl.Transfer),
        new("POST", "cc/ccc/ccThreeWay", Need.SignedIn, CallControl.ThreeWay),
        new("POST", "cc/ccc/ccMonitor", Need.SignedIn, CallControl.Monitor),
        new("POST", "cc/ccc/ccIntercept", Need.SignedIn, CallControl.Intercept),
        new("POST", "cc/ccc/ccConsult", Need.SignedIn, CallControl.Consult),
        new("POST", "cc/ccc/ccCancelConsult", Need.SignedIn, CallControl.CancelConsultation),
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
    ];

    private static Resource NotYet(string method, string path) =>
        new(method, path, Need.SignedIn, _ => new(Errors.NotYet($"{method} /api/{path}")));
}
