namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/users</c>: agents and other users.</summary>
internal static class Users
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/users", Scopes.ReadConfiguration, List),
        new("POST", "/users", Scopes.WriteConfiguration, CreateAsync),
        new("GET", "/users/{id}", Scopes.ReadConfiguration, Get),
        new("PATCH", "/users/{id}", Scopes.WriteConfiguration, ChangeAsync),
        new("DELETE", "/users/{id}", Scopes.WriteConfiguration, DeleteAsync),
        new("PUT", "/users/{id}/password", Scopes.None, SetPasswordAsync),
    ];

    /// <summary>Users in order of id.</summary>
    /// <param name="login">Only the one with this login.</param>
    /// <param name="type">Only those of this type.</param>
    internal static Results<Found<UserList>, Refusal> List(
        Asker asker,
        [AsParameters] Paging paging,
        string? login = null,
        string? type = null
    )
    {
        IEnumerable<UserRow> rows = asker.Views.Users.All();
        rows = login is null ? rows : rows.Where(row => row.Login == login);
        rows = type is null ? rows : rows.Where(row => row.Type == type);
        return Paging.TryTake(paging, rows, row => row.Id, out List<UserRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<UserList>(new UserList([.. page.Select(UserModel.Of)], next));
    }

    /// <summary>One user.</summary>
    internal static Results<Found<UserModel>, Refusal> Get(int id, Asker asker) =>
        asker.Views.Users[id] is { } row ? new Found<UserModel>(UserModel.Of(row), row.UpdatedMicros) : NoUser(id);

    /// <summary>Makes a user with an extension.</summary>
    internal static async Task<Results<Made<UserModel>, Refusal>> CreateAsync(NewUser body, Asker asker)
    {
        (string hash, Refusal? busy) = await HashAsync(asker, body.Password);
        if (busy is not null)
        {
            return busy;
        }
        UserDraft draft = new(
            body.Login,
            body.Name,
            hash,
            body.Extension,
            body.ExtensionSecret ?? FreshSecret.Key(),
            body.Type ?? UserTypes.Agent,
            asker.Tenant.Domain,
            null,
            body.Email,
            body.Tel,
            body.CallerName,
            body.CallerNumber,
            body.AutoRecord ?? false,
            (body.Agent ?? new AgentSettings()).Change().Over(new AgentRow())
        )
        {
            Role = RoleNames.Read(body.Role ?? ""),
            Rights = body.Rights?.Change(),
            Skills = body.Skills ?? [],
        };
        Outcome outcome = await asker.AskAsync(new CreateUser(draft));
        return outcome is { IsOk: true, Value: UserRow row }
            ? new Made<UserModel>($"/users/{row.Id}", UserModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Changes what is given of a user.</summary>
    internal static async Task<Results<Found<UserModel>, Refusal>> ChangeAsync(int id, UserPatch body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        UserChange change = new()
        {
            Login = body.Login,
            Name = body.Name,
            Type = body.Type,
            Role = body.Role is null ? null : RoleNames.Read(body.Role),
            Extension = body.Extension,
            ExtensionSecret = body.ExtensionSecret ?? (Gets(id, body, asker) ? FreshSecret.Key() : null),
            Email = body.Email,
            Tel = body.Tel,
            CidName = body.CallerName,
            CidNumber = body.CallerNumber,
            AutoRecord = body.AutoRecord,
            Rights = body.Rights?.Change(),
            Skills = body.Skills,
            Level = body.Agent?.Level,
            Position = body.Agent?.Position,
            Agent = (body.Agent ?? new AgentSettings()).Change(),
        };
        Outcome outcome = await asker.AskAsync(new UpdateUser(id, change) { Seen = seen });
        return outcome is { IsOk: true, Value: UserRow row }
            ? new Found<UserModel>(UserModel.Of(row), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>Deletes a user with his extension and his places in queues; his tokens and keys end.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(int id, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new DeleteUser(id) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>Sets a user's password: an administrator anybody's, others their own, knowing the one before.</summary>
    internal static async Task<Results<Done, Refusal>> SetPasswordAsync(int id, NewPassword body, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        if (!asker.Principal.May(Scopes.WriteConfiguration) && await RefuseAsync(id, body, asker) is { } refusal)
        {
            return refusal;
        }
        (string hash, Refusal? busy) = await HashAsync(asker, body.Password);
        if (busy is not null)
        {
            return busy;
        }
        Outcome outcome = await asker.AskAsync(new ChangePassword(id, hash) { Seen = seen });
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    // A first extension, whose phone is in the page perhaps: that asks for no secret.
    private static bool Gets(int id, UserPatch body, Asker asker) =>
        body.Extension is not null && asker.Views.Users[id] is { ExtensionId: 0 };

    private static async Task<Refusal?> RefuseAsync(int id, NewPassword body, Asker asker)
    {
        if (id != asker.Principal.UserId)
        {
            return asker.Forbid("others' passwords are set by an administrator");
        }
        UserRow? user = asker.Views.Users[id];
        string login = user?.Login ?? "";
        return await asker.Door.Login.ConfirmAsync(asker.From, asker.Tenant.Id, login, user, body.Current ?? "") switch
        {
            LoginResult.Confirmed => null,
            LoginResult.Refused refused => Refusal.TooMany(refused.Throttled),
            _ => Refusal.Invalid("current", "is not the password"),
        };
    }

    private static async Task<(string Hash, Refusal? Busy)> HashAsync(Asker asker, string? password)
    {
        if (password is null)
        {
            return ("", null);
        }
        return asker.Door.Passwords.Make(asker.Source, password, out string rule) is { } hash
            ? (await hash, null)
            : ("", Refusal.TooMany(new Throttled(rule, TimeSpan.FromSeconds(1))));
    }

    private static Refusal NoUser(int id) => Refusal.NotFound($"no user {id}");
}
