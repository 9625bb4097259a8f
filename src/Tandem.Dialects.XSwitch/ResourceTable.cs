namespace Tandem.Dialects.XSwitch;

using Tandem.Dialects.XSwitch.Requests;
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
        new("POST", "users/muti_add", Need.Administrator, UsersInBulk.Create),
        new("POST", "users/multi_add", Need.Administrator, UsersInBulk.Create),
        new("PUT", "users/change_password", Need.SignedIn, Passwords.Change),
        new("PUT", "users/{id}", Need.Administrator, Users.Update),
        new("DELETE", "users/{id}", Need.Administrator, Users.Delete),
        new("GET", "users/{id}/extensions", Need.SignedIn, UserParts.Extensions),
        new("GET", "users/{id}/queue/name", Need.SignedIn, UserParts.QueueNames),
        new("POST", "queues", Need.Administrator, Queues.Create),
        new("GET", "queues", Need.SignedIn, Queues.List),
        new("GET", "queues/{id}", Need.SignedIn, Queues.Get),
        new("GET", "queues/agents", Need.SignedIn, QueueAgents.ListSignedIn),
        new("GET", "queues/members_count/{name}", Need.SignedIn, Queues.MembersCount),
        new("PUT", "queues/{id}", Need.Administrator, Queues.Update),
        new("DELETE", "queues/{id}", Need.Administrator, Queues.Delete),
        new("POST", "queues/{id}/agents", Need.Administrator, QueueAgents.Add),
        new("GET", "queues/{id}/agents", Need.SignedIn, QueueAgents.List),
        new("DELETE", "queues/{id}/agents", Need.Administrator, QueueAgents.RemoveMany),
        new("DELETE", "queues/{id}/agents/{agent}", Need.Administrator, QueueAgents.Remove),
        new("GET", "queues/{id}/remain_agents", Need.SignedIn, QueueAgents.Remaining),
        new("GET", "queues/{id}/extra_params", Need.SignedIn, QueueParams.List),
        new("POST", "queues/{id}/extra_params", Need.Administrator, QueueParams.Set),
        new("PUT", "queues/{id}/extra_params/{param}", Need.Administrator, QueueParams.Change),
        new("DELETE", "queues/{id}/extra_params/{param}", Need.Administrator, QueueParams.Remove),
        new("GET", "dicts/realm/{realm}", Need.SignedIn, Dicts.List),
        new("GET", "media_files", Need.SignedIn, MediaFiles.List),
        new("POST", "media_files", Need.Administrator, MediaFiles.Upload, Streams: true),
        new("POST", "upload", Need.Administrator, MediaFiles.Upload, Streams: true),
        new("GET", "media_files/{id}", Need.SignedIn, MediaFiles.Get),
        new("PUT", "media_files/{id}", Need.Administrator, MediaFiles.Rename),
        new("DELETE", "media_files/{id}", Need.Administrator, MediaFiles.Delete),
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
        NotYet("POST", "xcc/sessions/auth"),
        NotYet("POST", "xcc/sessions/getExtnToken"),
    ];

    private static Resource NotYet(string method, string path) =>
        new(method, path, Need.SignedIn, _ => Errors.NotYet($"{method} /api/{path}"));
}
