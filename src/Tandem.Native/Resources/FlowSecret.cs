namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Webhooks.Asking;
using Tandem.Webhooks.Contract;

/// <summary><c>/v1/flows/secret</c>: what requests of webhook nodes are signed with, by Standard Webhooks.</summary>
internal static class FlowSecret
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromDays(1);

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/flows/secret", Scopes.WriteConfiguration, GetAsync),
        new("POST", "/flows/secret", Scopes.WriteConfiguration, RotateAsync),
    ];

    /// <summary>The secret that the requests of all the tenant's flows are signed with.</summary>
    internal static async Task<Results<Found<SubscriptionSecret>, Refusal>> GetAsync(Asker asker, FlowSecrets secrets) =>
        await secrets.OfAsync(asker.Tenant.Id) is [var first, ..]
            ? new Found<SubscriptionSecret>(new SubscriptionSecret(first.Text))
            : NotKept();

    /// <summary>Makes another secret; for a while requests are signed with both.</summary>
    internal static async Task<Results<Found<SubscriptionSecret>, Refusal>> RotateAsync(
        Asker asker,
        FlowSecrets secrets,
        SecretRotation? body = null
    )
    {
        TimeSpan grace = body?.GraceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultGrace;
        return await secrets.RotateAsync(asker.Tenant.Id, grace) is { } secret
            ? new Found<SubscriptionSecret>(new SubscriptionSecret(secret.Text))
            : NotKept();
    }

    private static Refusal NotKept() => new(ProblemTable.NotSaved, "the database cannot be written") { RetryAfterSeconds = 1 };
}
