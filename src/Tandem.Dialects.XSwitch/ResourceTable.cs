namespace Tandem.Dialects.XSwitch;

using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Resources;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>
/// Every resource of the dialect, one row each. The page docs/dialects/xswitch.md has the same rows with the test of each.
/// </summary>
internal static class ResourceTable
{
    public static readonly Resource[] Rows =
    [
        new(
            "POST",
            "sessions",
            Need.Anyone,
            Sessions.Create,
            "A token for login and password, or for login and developer key",
            Takes: TakenFields.Login
        ),
        new("DELETE", "sessions", Need.SignedIn, Sessions.Delete, "Gives the token back"),
        new(
            "POST",
            "users",
            Need.Administrator,
            Users.Create,
            "Creates a user, or many when users_start is given",
            Takes: TakenFields.User
        ),
        new("POST", "users/create", Need.Administrator, Users.Create, "Creates a user", Takes: TakenFields.User),
        new("GET", "users", Need.SignedIn, Users.List, "All users", Asks: TakenFields.Page),
        new("GET", "users/{id}", Need.SignedIn, Users.Get, "A user with his agent parameters"),
        new(
            "POST",
            "users/muti_add",
            Need.Administrator,
            UsersInBulk.Create,
            "Creates a user for each number from users_start to users_end, all of them or none",
            Takes: TakenFields.Many
        ),
        new("POST", "users/multi_add", Need.Administrator, UsersInBulk.Create, "Likewise, spelt right", Takes: TakenFields.Many),
        new(
            "PUT",
            "users/change_password",
            Need.SignedIn,
            Passwords.Change,
            "Sets a password: an administrator any, others their own",
            Takes: TakenFields.Password
        ),
        new(
            "PUT",
            "users/{id}",
            Need.Administrator,
            Users.Update,
            "Changes a user; a status acts for who is signed in",
            Takes: TakenFields.User
        ),
        new("DELETE", "users/{id}", Need.Administrator, Users.Delete, "Deletes a user with his extension and bindings"),
        new("GET", "users/{id}/extensions", Need.SignedIn, UserParts.Extensions, "A user's extension"),
        new("GET", "users/{id}/queue/name", Need.SignedIn, UserParts.QueueNames, "The names of the queues a user is bound to"),
        new("POST", "queues", Need.Administrator, Queues.Create, "Creates a queue", Takes: TakenFields.Queue),
        new("GET", "queues", Need.SignedIn, Queues.List, "All queues", Asks: TakenFields.Page),
        new("GET", "queues/{id}", Need.SignedIn, Queues.Get, "A queue with its parameters"),
        new("GET", "queues/agents", Need.SignedIn, QueueAgents.ListSignedIn, "Who is signed in, queue by queue"),
        new("GET", "queues/members_count/{name}", Need.SignedIn, Queues.MembersCount, "How many callers wait"),
        new(
            "PUT",
            "queues/{id}",
            Need.Administrator,
            Queues.Update,
            "Changes a queue; its parameters may stand beside its own fields",
            Takes: TakenFields.Queue
        ),
        new("DELETE", "queues/{id}", Need.Administrator, Queues.Delete, "Deletes a queue in which nobody waits"),
        new("POST", "queues/{id}/agents", Need.Administrator, QueueAgents.Add, "Binds agents to a queue", Takes: TakenFields.Agents),
        new("GET", "queues/{id}/agents", Need.SignedIn, QueueAgents.List, "Who is bound to a queue", Asks: TakenFields.Page),
        new(
            "DELETE",
            "queues/{id}/agents",
            Need.Administrator,
            QueueAgents.RemoveMany,
            "Unbinds several agents, all of them or none",
            Takes: TakenFields.AgentIds
        ),
        new("DELETE", "queues/{id}/agents/{agent}", Need.Administrator, QueueAgents.Remove, "Unbinds an agent"),
        new(
            "GET",
            "queues/{id}/remain_agents",
            Need.SignedIn,
            QueueAgents.Remaining,
            "Agents neither bound to the queue nor signed in there"
        ),
        new("GET", "queues/{id}/extra_params", Need.SignedIn, QueueParams.List, "A queue's parameters"),
        new(
            "POST",
            "queues/{id}/extra_params",
            Need.Administrator,
            QueueParams.Set,
            "Sets a parameter, also one that is there; answers its id",
            Takes: TakenFields.Parameter
        ),
        new(
            "PUT",
            "queues/{id}/extra_params/{param}",
            Need.Administrator,
            QueueParams.Change,
            "Changes a parameter, or toggles it",
            Takes: TakenFields.ParameterChange
        ),
        new("DELETE", "queues/{id}/extra_params/{param}", Need.Administrator, QueueParams.Remove, "Removes a parameter"),
        new(
            "GET",
            "dicts/realm/{realm}",
            Need.SignedIn,
            Dicts.List,
            "The parameters queues of a kind may have (QUEUE_CC_PARAM, QUEUE_FIFO_PARAM)"
        ),
        new("GET", "media_files", Need.SignedIn, MediaFiles.List, "All media files", Asks: TakenFields.MediaPage),
        new(
            "POST",
            "media_files",
            Need.Administrator,
            MediaFiles.Upload,
            "Uploads WAV files, all of them or none",
            Takes: TakenFields.Upload,
            Streams: true
        ),
        new("POST", "upload", Need.Administrator, MediaFiles.Upload, "Likewise", Takes: TakenFields.Upload, Streams: true),
        new("GET", "media_files/{id}", Need.SignedIn, MediaFiles.Get, "A media file"),
        new("PUT", "media_files/{id}", Need.Administrator, MediaFiles.Rename, "Renames a media file", Takes: TakenFields.Name),
        new("DELETE", "media_files/{id}", Need.Administrator, MediaFiles.Delete, "Deletes a media file no queue uses"),
        new("GET", "cc/agent_state", Need.SignedIn, AgentState.List, "What the agents of a queue do now", Asks: TakenFields.StateOf),
        new(
            "POST",
            "cc/ccc/ccLogin",
            Need.SignedIn,
            CallControl.Login,
            "Signs an agent in: on break until ready",
            Takes: TakenFields.SignIn
        ),
        new(
            "POST",
            "cc/ccc/ccLogout",
            Need.SignedIn,
            CallControl.Logout,
            "Signs an agent out, of one queue or of all",
            Takes: TakenFields.Agent
        ),
        new("POST", "cc/ccc/ccGoReady", Need.SignedIn, CallControl.GoReady, "Makes an agent ready", Takes: TakenFields.Agent),
        new("POST", "cc/ccc/ccGoBreak", Need.SignedIn, CallControl.GoBreak, "Sends an agent on break", Takes: TakenFields.Break),
        new("POST", "cc/ccc/ccDial", Need.SignedIn, CallControl.Dial, "Rings the agent's phone, then the number", Takes: TakenFields.Dial),
        new("POST", "cc/ccc/ccKill", Need.SignedIn, CallControl.Kill, "Hangs up", Takes: TakenFields.Call),
        new("POST", "cc/ccc/ccAnswer", Need.SignedIn, CallControl.AnswerPhone, "Makes the ringing phone answer", Takes: TakenFields.Call),
        new("POST", "cc/ccc/ccHold", Need.SignedIn, CallControl.Hold, "Puts the others on hold", Takes: TakenFields.Call),
        new("POST", "cc/ccc/ccUnHold", Need.SignedIn, CallControl.Unhold, "Takes them back", Takes: TakenFields.Call),
        new("POST", "cc/ccc/ccTransfer", Need.SignedIn, CallControl.Transfer, "Hands the call on to a number", Takes: TakenFields.Transfer),
        new(
            "POST",
            "cc/ccc/ccThreeWay",
            Need.SignedIn,
            CallControl.ThreeWay,
            "Calls a third party into the call",
            Takes: TakenFields.Invite
        ),
        new("POST", "cc/ccc/ccMonitor", Need.SignedIn, CallControl.Monitor, "Lets an agent or a number listen", Takes: TakenFields.Join),
        new(
            "POST",
            "cc/ccc/ccIntercept",
            Need.SignedIn,
            CallControl.Intercept,
            "Lets an agent or a number take the agent's place",
            Takes: TakenFields.Join
        ),
        new(
            "POST",
            "cc/ccc/ccConsult",
            Need.SignedIn,
            CallControl.Consult,
            "Asks somebody while the caller hears music",
            Takes: TakenFields.Invite
        ),
        new(
            "POST",
            "cc/ccc/ccCancelConsult",
            Need.SignedIn,
            CallControl.CancelConsultation,
            "Goes back to the caller",
            Takes: TakenFields.Call
        ),
        new(
            "POST",
            "xcc/sessions/auth",
            Need.Anyone,
            PhoneBarSessions.Create,
            "A token for a developer key, and where phones register",
            Takes: TakenFields.DeveloperKey
        ),
        new(
            "POST",
            "xcc/sessions/getExtnToken",
            Need.SignedIn,
            PhoneBarSessions.OfExtension,
            "A token for the user of an extension: an administrator for any, others for their own",
            Takes: TakenFields.Extension
        ),
    ];
}
