namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/agents</c>: what agents do now, and what they are told to do. An agent's own token acts for himself.</summary>
internal static class Agents
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/agents", Scopes.ReadAgents, List),
        new("GET", "/agents/{id}", Scopes.ReadAgents, Get),
        new("POST", "/agents/{id}/sign-in", Scopes.ControlAgents, SignInAsync),
        new("POST", "/agents/{id}/sign-out", Scopes.ControlAgents, SignOutAsync),
        new("POST", "/agents/{id}/ready", Scopes.ControlAgents, ReadyAsync) { Rings = true },
        new("POST", "/agents/{id}/break", Scopes.ControlAgents, BreakAsync),
        new("POST", "/agents/{id}/wrap-up", Scopes.ControlAgents, WrapUpAsync),
        new("PUT", "/agents/{id}/page", Scopes.ControlAgents, ReportPageAsync),
        new("DELETE", "/agents/{id}/page", Scopes.ControlAgents, LeavePageAsync),
    ];

    /// <summary>Agents in order of id.</summary>
    /// <param name="queue">Only those who are signed in to the queue of this id.</param>
    internal static Results<Found<AgentList>, Refusal> List(Asker asker, [AsParameters] Paging paging, int? queue = null)
    {
        TenantViews views = asker.Views;
        IEnumerable<UserRow> rows = views.Users.All().Where(row => row.Type == UserTypes.Agent);
        rows = queue is { } id ? rows.Where(row => views.Agents[row.Id]?.Queues.Contains(id) == true) : rows;
        return Paging.TryTake(paging, rows, row => row.Id, out List<UserRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<AgentList>(new AgentList([.. page.Select(row => AgentModel.Of(row, views.Agents[row.Id]))], next));
    }

    /// <summary>One agent. His ETag is that of his status.</summary>
    internal static Results<Found<AgentModel>, Refusal> Get(int id, Asker asker) => Find(asker, id) is { } found ? found : NoAgent(id);

    /// <summary>Signs an agent in on an extension: on break until he is ready.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> SignInAsync(int id, Asker asker, AgentSignIn? body = null) =>
        TellAsync(id, asker, agent => new SignIn(agent, body?.Extension, body?.Queue));

    /// <summary>Signs an agent out.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> SignOutAsync(int id, Asker asker, AgentQueue? body = null) =>
        TellAsync(id, asker, agent => new SignOut(agent, body?.Queue));

    /// <summary>Lets calls be offered to an agent. One who takes calls on a standing leg is rung now.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> ReadyAsync(int id, Asker asker, AgentQueue? body = null) =>
        TellAsync(id, asker, agent => new GoReady(agent, body?.Queue));

    /// <summary>Puts an agent on break.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> BreakAsync(int id, Asker asker, AgentBreak? body = null) =>
        TellAsync(id, asker, agent => new GoBreak(agent, body?.Queue, body?.Reason));

    /// <summary>Gives an agent who is in wrap-up more time, or ends it.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> WrapUpAsync(int id, AgentWrapUp body, Asker asker) =>
        TellAsync(id, asker, agent => new ChangeWrapUp(agent, TimeSpan.FromSeconds(body.Seconds)));

    /// <summary>
    /// The page in which an agent works is alive. It says so every three seconds from then on: after eight without a word, and while its microphone
    /// does not work, he is on break for that reason and cannot be ready.
    /// </summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> ReportPageAsync(int id, AgentPage body, Asker asker) =>
        TellAsync(id, asker, agent => new ReportPage(agent, body.Microphone));

    /// <summary>The page is closed: he is on break, and works without one from now on.</summary>
    internal static Task<Results<Found<AgentModel>, Refusal>> LeavePageAsync(int id, Asker asker) =>
        TellAsync(id, asker, agent => new LeavePage(agent));

    private static async Task<Results<Found<AgentModel>, Refusal>> TellAsync(int id, Asker asker, Func<string, AgentCommand> command)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (asker.Views.Users[id] is not { } user)
        {
            return NoAgent(id);
        }
        Outcome outcome = await asker.AskAsync(command(user.Login) with { Seen = seen });
        return outcome.IsOk && Find(asker, id) is { } found ? found : Refusal.Of(outcome);
    }

    private static Found<AgentModel>? Find(Asker asker, int id)
    {
        AgentView? view = asker.Views.Agents[id];
        return asker.Views.Users[id] is { } user
            ? new Found<AgentModel>(AgentModel.Of(user, view), view?.SinceMicros ?? 0, isLive: true)
            : null;
    }

    private static Refusal NoAgent(int id) => Refusal.NotFound($"no agent {id}");
}
