namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Keys;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Times;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/keys</c>: what programs get in with.</summary>
internal static class Keys
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/keys", Scopes.ManageKeys, List),
        new("POST", "/keys", Scopes.ManageKeys, CreateAsync),
        new("GET", "/keys/{id}", Scopes.ManageKeys, Get),
        new("POST", "/keys/{id}/rotate", Scopes.ManageKeys, RotateAsync),
        new("DELETE", "/keys/{id}", Scopes.ManageKeys, RevokeAsync),
    ];

    /// <summary>All keys, oldest first; revoked ones too, without secrets.</summary>
    internal static Found<KeyList> List(Asker asker) => new(new KeyList([.. asker.Door.Keys.Of(asker.Tenant.Id).Select(KeyModel.Of)]));

    /// <summary>One key, without its secret.</summary>
    internal static Results<Found<KeyModel>, Refusal> Get(string id, Asker asker) =>
        asker.Door.Keys.ById(asker.Tenant.Id, id) is { } row ? new Found<KeyModel>(KeyModel.Of(row)) : NoKey(id);

    /// <summary>Makes a key of this API. Its secret is in this answer and nowhere else.</summary>
    internal static async Task<Results<Made<MadeKey>, Refusal>> CreateAsync(NewKey body, Asker asker)
    {
        if (RoleOf(body, asker, out Role role) is { } refusal)
        {
            return refusal;
        }
        Scopes scopes = ScopeTable.Of(role);
        if (body.Scopes is { } names && !ScopeTable.TryParse(names, out scopes, out string unknown))
        {
            return Refusal.Invalid("scopes", $"{unknown} is none: there are {string.Join(", ", ScopeTable.Names(ScopeTable.Of(role)))}");
        }
        if ((scopes & ~asker.Principal.Scopes) != Scopes.None)
        {
            string more = string.Join(", ", ScopeTable.Names(scopes & ~asker.Principal.Scopes));
            return asker.Forbid($"nobody gives what he has not himself: {more}");
        }
        string secret = FreshSecret.Key();
        long now = Micros.Of(asker.Door.Clock.GetUtcNow());
        KeyRow row = new(
            SecretHash.Of(secret),
            asker.Tenant.Id,
            Face.Native,
            body.Name,
            "",
            [],
            body.UserId ?? 0,
            role,
            scopes,
            FromFile: false,
            now,
            body.Ends is { } ends ? Micros.Of(ends) : 0,
            RevokedMicros: 0
        );
        KeyOutcome outcome = await asker.Door.Keys.AddAsync(row);
        if (outcome == KeyOutcome.Done)
        {
            await asker.LogAsync(new AuditKeyMade(row.Id, row.Name, RoleNames.Of(role), [.. ScopeTable.Names(scopes)]));
        }
        return outcome == KeyOutcome.Done
            ? new Made<MadeKey>($"/keys/{row.Id}", new MadeKey(KeyModel.Of(row), secret))
            : Refused(outcome, row.Id);
    }

    /// <summary>Gives a key another secret; the old one works on for as long as it is told.</summary>
    internal static async Task<Results<Made<MadeKey>, Refusal>> RotateAsync(string id, Asker asker, KeyRotation? body = null)
    {
        KeyRow? old = asker.Door.Keys.ById(asker.Tenant.Id, id);
        if (old is { Sealed.Length: > 0 })
        {
            return new Refusal(ProblemTable.Conflict, "a key that requests are signed with is replaced where it is configured");
        }
        string secret = FreshSecret.Key();
        SecretHash hash = SecretHash.Of(secret);
        long ends = Micros.Of(asker.Door.Clock.GetUtcNow() + TimeSpan.FromSeconds(body?.GraceSeconds ?? 0));
        KeyOutcome outcome = await asker.Door.Keys.RotateAsync(asker.Tenant.Id, id, (hash, []), ends);
        if (outcome != KeyOutcome.Done || asker.Door.Keys.ById(asker.Tenant.Id, KeyRow.IdOf(hash)) is not { } row)
        {
            return Refused(outcome, id);
        }
        await asker.LogAsync(new AuditKeyRotated(row.Id, row.Name, id));
        return new Made<MadeKey>($"/keys/{row.Id}", new MadeKey(KeyModel.Of(row), secret));
    }

    /// <summary>Revokes a key, for ever; tokens it was given end with it.</summary>
    internal static async Task<Results<Done, Refusal>> RevokeAsync(string id, Asker asker)
    {
        KeyOutcome outcome = await asker.Door.Keys.RevokeAsync(asker.Tenant.Id, id);
        if (outcome != KeyOutcome.Done)
        {
            return Refused(outcome, id);
        }
        await asker.LogAsync(new AuditKeyDeleted(id, asker.Door.Keys.ById(asker.Tenant.Id, id)?.Name ?? ""));
        return Done.Instance;
    }

    // A key that acts as a user may no more than he; one that acts for an agent alone has to say which.
    private static Refusal? RoleOf(NewKey body, Asker asker, out Role role)
    {
        role = Roles.Of(RoleNames.Read(body.Role ?? RoleNames.Of(UserRole.Administrator)));
        if (body.UserId is not { } id)
        {
            return role == Role.Agent ? Refusal.Invalid("userId", "is required for the role agent") : null;
        }
        if (asker.Views.Users[id] is not { } user)
        {
            return Refusal.Invalid("userId", $"names no user: {id}");
        }
        Role most = Roles.Of(user.Role);
        role = body.Role is null ? most : role;
        return role > most ? Refusal.Invalid("role", $"is more than user {user.Login} is: {RoleNames.Of(most)}") : null;
    }

    private static Refusal Refused(KeyOutcome outcome, string id) =>
        outcome switch
        {
            KeyOutcome.NotFound => NoKey(id),
            KeyOutcome.TooMany => new Refusal(ProblemTable.Conflict, "the tenant has as many keys as it may: revoke some"),
            _ => new Refusal(ProblemTable.NotSaved, "the database cannot be written") { RetryAfterSeconds = 1 },
        };

    private static Refusal NoKey(string id) => Refusal.NotFound($"no key {id} works");
}
