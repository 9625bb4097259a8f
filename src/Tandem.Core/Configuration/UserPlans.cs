namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>Users and their extensions.</summary>
internal sealed class UserPlans(ConfigurationState state, ExtensionPlans extensions)
{
    /// <summary>Ids 0 (system) and 1 (administrator) are there from the start and stay.</summary>
    private const int Administrator = 1;

    private readonly FreeNumbers free = new(state);

    /// <summary>Answers the user.</summary>
    public Plan Create(UserDraft draft)
    {
        Plan plan = Create([draft]);
        return plan.Value is List<UserRow> users ? plan with { Value = users[0] } : plan;
    }

    /// <summary>All of them or none; answers the list.</summary>
    public Plan Create(IReadOnlyList<UserDraft> drafts)
    {
        if (state.Agents.All.Count + drafts.Count > state.Centre.Limits.Users)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.Users} users");
        }
        Keys keys = state.Keys;
        List<UserRow> users = [];
        List<KeyHold> holds = [];
        List<ConfigurationChange> changes = [];
        foreach (UserDraft draft in drafts)
        {
            if ((AgentBounds.Wrong(draft.Agent ?? new AgentRow()) ?? Skills.Wrong(draft.Skills)) is { } wrong)
            {
                Release(holds);
                return Plan.Refuse(OutcomeCode.Invalid, wrong);
            }
            List<ExtensionDraft> own = [.. ExtensionsOf(draft)];
            if (Reserve(draft.Login, own) is { } refused)
            {
                Release(holds);
                return refused;
            }
            holds.Add(new KeyHold(HoldKind.Login, draft.Login));
            holds.AddRange(own.Select(extension => new KeyHold(HoldKind.Number, extension.Number)));
            keys.Counters = keys.Counters with { User = NextId(draft) };
            UserRow user = RowOf(draft, keys.Counters.User);
            List<ExtensionRow> rows = [.. own.Select(extension => extensions.Made(extension, user) with { Rights = RightsOf(draft) })];
            user = rows.Count > 0 ? user with { ExtensionId = rows[0].Id, Extension = rows[0].Number } : user;
            users.Add(user);
            changes.AddRange(rows.Select(row => new PutExtension(row)));
            changes.Add(new PutUser(user));
        }
        return Plan.Commit(users, changes).Holding(holds);
    }

    private static IEnumerable<ExtensionDraft> ExtensionsOf(UserDraft draft) =>
        draft.Extensions ?? [new(string.IsNullOrEmpty(draft.Extension) ? draft.Login : draft.Extension, draft.ExtensionSecret)];

    private static CallRights RightsOf(UserDraft draft) => draft.Rights?.Over(new CallRights()) ?? new CallRights();

    // No id that somebody was given under another name: who asks for a user by a number must never get the wrong one.
    private int NextId(UserDraft draft)
    {
        int id = state.Keys.Counters.User + 1;
        while (state.Agents.ByExternalId(Text(id)) != null || draft.ExternalId == Text(id))
        {
            id++;
        }
        return id;

        static string Text(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public Plan Update(UpdateUser command)
    {
        if (state.Agents.ById(command.UserId)?.Row is not { } user)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        UserChange change = command.Change;
        if (user.Id == Administrator && change.Role is { } role && role != UserRole.Administrator)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"user {user.Login} stays the administrator");
        }
        if (change.IsDisabled == true && !user.IsDisabled && state.Agents.ById(user.Id)!.IsSignedIn)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"agent {user.Login} is signed in: sign out first");
        }
        ExtensionRow? extension = state.Keys.Extension(user.ExtensionId);
        string login = change.Login ?? user.Login;
        string number = change.Extension ?? user.Extension;
        bool moves = number != user.Extension;
        // Who has none gets one, where it comes with its secret.
        bool gets = extension == null && moves && change.ExtensionSecret != null;
        if (
            extension == null
            && !gets
            && (moves || change.ExtensionSecret != null || change.Rights != null || change.ExtensionSrtp != null)
        )
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"user {user.Login} has no extension");
        }
        if (moves && state.Lines.Find(user.Extension) is { } line && (line.Legs.Count > 0 || line.UserId != 0))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"extension {user.Extension} is in use: sign out first");
        }
        AgentRow agent = AgentOf(user, change);
        if ((AgentBounds.Wrong(agent) ?? Skills.Wrong(change.Skills ?? [])) is { } wrong)
        {
            return Plan.Refuse(OutcomeCode.Invalid, wrong);
        }
        if (Reserve(login == user.Login ? null : login, moves ? number : null) is { } refused)
        {
            return refused;
        }
        long now = RowVersions.After(state, user.UpdatedMicros);
        UserRow changed = user with
        {
            Login = login,
            Name = change.Name ?? user.Name,
            Type = change.Type ?? user.Type,
            Domain = change.Domain ?? user.Domain,
            Context = change.Context ?? user.Context,
            Email = change.Email ?? user.Email,
            Tel = change.Tel ?? user.Tel,
            CidName = change.CidName ?? user.CidName,
            CidNumber = change.CidNumber ?? user.CidNumber,
            VoicemailPassword = change.VoicemailPassword ?? user.VoicemailPassword,
            AutoRecord = change.AutoRecord ?? user.AutoRecord,
            Role = change.Role ?? user.Role,
            WorkNumber = change.WorkNumber ?? user.WorkNumber,
            Skills = change.Skills is { } skills ? Skills.Of(skills) : user.Skills,
            IsDisabled = change.IsDisabled ?? user.IsDisabled,
            PasswordHash = change.PasswordHash ?? user.PasswordHash,
            Agent = agent,
            Extension = number,
            UpdatedMicros = now,
        };
        ExtensionRow? made = gets ? MadeFor(changed, change) : null;
        changed = made is null ? changed : changed with { ExtensionId = made.Id };
        List<ConfigurationChange> changes =
        [
            .. made is null ? [] : new[] { new PutExtension(made) },
            .. state.Keys.ExtensionsOf(user.Id).Select(own => new PutExtension(Following(own, changed, change, now))),
            new PutUser(changed),
            .. Moves(user.Id, change),
        ];
        List<KeyHold> holds = [];
        if (login != user.Login)
        {
            holds.Add(new KeyHold(HoldKind.Login, login));
        }
        if (moves)
        {
            holds.Add(new KeyHold(HoldKind.Number, number));
        }
        return Plan.Commit(changed, changes).Holding(holds);
    }

    private ExtensionRow MadeFor(UserRow user, UserChange change)
    {
        ExtensionRow made = extensions.Made(new ExtensionDraft(user.Extension, change.ExtensionSecret!), user);
        return made with { Rights = change.Rights?.Over(made.Rights) ?? made.Rights, Srtp = change.ExtensionSrtp ?? made.Srtp };
    }

    // What a phone shows and may dial is its user's; number, password and rights are those of the extension in use.
    private static ExtensionRow Following(ExtensionRow own, UserRow user, UserChange change, long now)
    {
        bool isInUse = own.Id == user.ExtensionId;
        ExtensionRow follows = own with
        {
            Number = isInUse ? user.Extension : own.Number,
            Name = user.Name,
            Domain = user.Domain,
            Context = user.Context,
            CidName = user.CidName,
            CidNumber = user.CidNumber,
            Secret = isInUse ? change.ExtensionSecret ?? own.Secret : own.Secret,
            Srtp = isInUse ? change.ExtensionSrtp ?? own.Srtp : own.Srtp,
            Rights = isInUse ? change.Rights?.Over(own.Rights) ?? own.Rights : own.Rights,
        };
        return follows == own ? own : follows with { UpdatedMicros = now };
    }

    public Plan Change(ChangePassword command)
    {
        if (state.Agents.ById(command.UserId)?.Row is not { } user)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        return command.Before is { } before && before != user.PasswordHash
            ? Plan.Refuse(OutcomeCode.Conflict, $"the password of user {user.Login} has changed meanwhile")
            : Plan.Commit(
                user,
                new PutUser(user with { PasswordHash = command.PasswordHash, UpdatedMicros = RowVersions.After(state, user.UpdatedMicros) })
            );
    }

    public Plan Delete(DeleteUser command)
    {
        if (state.Agents.ById(command.UserId) is not { } agent)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        if (agent.Id <= Administrator)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"user {agent.Row.Login} cannot be deleted");
        }
        if (agent.IsInCall || agent.QueueLegs.Count > 0)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"agent {agent.Row.Login} is in a call");
        }
        Keys keys = state.Keys;
        if (keys.IsBeingBound(agent.Id))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"agent {agent.Row.Login} is being bound to a queue, try again");
        }
        List<TierRow> tiers = keys.TiersOf(agent.Id);
        List<ConfigurationChange> changes = [.. tiers.Select(tier => new RemoveTier(tier.Id))];
        changes.AddRange(keys.ExtensionsOf(agent.Id).Select(row => new RemoveExtension(row.Id)));
        changes.Add(new RemoveUser(agent.Id));
        tiers.ForEach(keys.Leave);
        keys.Leave(agent.Id);
        return Plan.Commit(agent.Row, changes).Holding([.. KeyHold.Leaving(tiers), new KeyHold(HoldKind.LeavingUser, Id: agent.Id)]);
    }

    private static AgentRow AgentOf(UserRow user, UserChange change)
    {
        AgentRow agent = change.Agent.Over(user.Agent);
        return agent with { Level = change.Level ?? agent.Level, Position = change.Position ?? agent.Position };
    }

    private IEnumerable<ConfigurationChange> Moves(int user, UserChange change)
    {
        if (change.Level is null && change.Position is null)
        {
            yield break;
        }
        foreach (TierRow tier in state.Keys.TiersOf(user))
        {
            TierRow moved = QueuePlans.Moved(tier, change.Level, change.Position, state.Centre.Now.WallMicros);
            if (moved != tier && !state.Keys.IsLeaving(tier))
            {
                yield return new PutTier(moved);
            }
        }
    }

    private Plan? Reserve(string? login, string? number)
    {
        if (login is { Length: 0 } || number is { Length: 0 })
        {
            return Plan.Refuse(OutcomeCode.Invalid, login is { Length: 0 } ? "login is missing" : "extn is missing");
        }
        if (login != null && !state.Keys.TryReserveLogin(login))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"login {login} is taken");
        }
        if (number != null && !state.Keys.TryReserveNumber(number))
        {
            Release(login, null);
            return Plan.Refuse(OutcomeCode.Duplicate, $"extension {number} is taken");
        }
        return null;
    }

    private void Release(List<KeyHold> holds) => holds.ForEach(hold => hold.GiveBack(state));

    private Plan? Reserve(string login, List<ExtensionDraft> own)
    {
        if (own.Count == 0)
        {
            return Reserve(login, (string?)null);
        }
        for (int i = 0; i < own.Count; i++)
        {
            if (Reserve(i == 0 ? login : null, own, i) is { } refused)
            {
                for (int before = 0; before < i; before++)
                {
                    Release(before == 0 ? login : null, own[before].Number);
                }
                return refused;
            }
        }
        return null;
    }

    // Who does not say which number is given one.
    private Plan? Reserve(string? login, List<ExtensionDraft> own, int at)
    {
        if (own[at].From is not { } range)
        {
            return Reserve(login, own[at].Number);
        }
        if (Reserve(login, (string?)null) is { } refused)
        {
            return refused;
        }
        if (free.TakeExtension(range) is { } number)
        {
            own[at] = own[at] with { Number = number };
            return null;
        }
        Release(login, null);
        return Plan.Refuse(OutcomeCode.Overloaded, $"no extension number from {range.First} to {range.Last} is free");
    }

    private void Release(string? login, string? number)
    {
        if (login != null)
        {
            state.Keys.ReleaseLogin(login);
        }
        if (number != null)
        {
            state.Keys.ReleaseNumber(number);
        }
    }

    private UserRow RowOf(UserDraft draft, int id)
    {
        long now = state.Centre.Now.WallMicros;
        return new(
            id,
            draft.Login,
            string.IsNullOrEmpty(draft.Name) ? draft.Login : draft.Name,
            draft.PasswordHash,
            string.IsNullOrEmpty(draft.Type) ? "AGENT" : draft.Type,
            draft.Domain ?? "",
            string.IsNullOrEmpty(draft.Context) ? "default" : draft.Context,
            draft.Email ?? "",
            draft.Tel ?? "",
            draft.CidName ?? "",
            draft.CidNumber ?? "",
            draft.VoicemailPassword,
            draft.AutoRecord,
            draft.Role,
            0,
            "",
            draft.Agent ?? new AgentRow(),
            now,
            now
        )
        {
            ExternalId = draft.ExternalId,
            WorkNumber = draft.WorkNumber,
            Skills = Skills.Of(draft.Skills),
            IsDisabled = draft.IsDisabled,
        };
    }
}
