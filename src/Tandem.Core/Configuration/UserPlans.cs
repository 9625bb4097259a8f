namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>Users and their extensions.</summary>
internal sealed class UserPlans(ConfigurationState state)
{
    /// <summary>Ids 0 (system) and 1 (administrator) are there from the start and stay.</summary>
    private const int Administrator = 1;

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
        List<ConfigurationChange> changes = [];
        foreach (UserDraft draft in drafts)
        {
            string number = string.IsNullOrEmpty(draft.Extension) ? draft.Login : draft.Extension;
            if (draft.Agent is { } agent && AgentBounds.Wrong(agent) is { } wrong)
            {
                users.ForEach(Release);
                return Plan.Refuse(OutcomeCode.Invalid, wrong);
            }
            if (Reserve(draft.Login, number) is { } refused)
            {
                users.ForEach(Release);
                return refused;
            }
            keys.Counters = keys.Counters with { User = keys.Counters.User + 1, Extension = keys.Counters.Extension + 1 };
            (UserRow user, ExtensionRow extension) = Rows(draft, number, keys.Counters);
            users.Add(user);
            changes.Add(new PutExtension(extension));
            changes.Add(new PutUser(user));
        }
        return Plan.Commit(users, changes)
            .Holding([
                .. users.Select(user => new KeyHold(HoldKind.Login, user.Login)),
                .. users.Select(user => new KeyHold(HoldKind.Number, user.Extension)),
            ]);
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
        ExtensionRow? extension = state.Keys.Extension(user.ExtensionId);
        string login = change.Login ?? user.Login;
        string number = change.Extension ?? user.Extension;
        bool moves = number != user.Extension;
        if (extension == null && (moves || change.ExtensionSecret != null || change.Rights != null))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"user {user.Login} has no extension");
        }
        if (moves && state.Lines.Find(user.Extension) is { } line && (line.Legs.Count > 0 || line.UserId != 0))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"extension {user.Extension} is in use: sign out first");
        }
        AgentRow agent = AgentOf(user, change);
        if (AgentBounds.Wrong(agent) is { } wrong)
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
            PasswordHash = change.PasswordHash ?? user.PasswordHash,
            Agent = agent,
            Extension = number,
            UpdatedMicros = now,
        };
        List<ConfigurationChange> changes = [new PutUser(changed)];
        if (extension != null)
        {
            ExtensionRow follows = extension with
            {
                Number = number,
                Name = changed.Name,
                Domain = changed.Domain,
                Context = changed.Context,
                CidName = changed.CidName,
                CidNumber = changed.CidNumber,
                Secret = change.ExtensionSecret ?? extension.Secret,
                Rights = change.Rights?.Over(extension.Rights) ?? extension.Rights,
            };
            changes.Insert(0, new PutExtension(follows with { UpdatedMicros = follows == extension ? extension.UpdatedMicros : now }));
        }
        changes.AddRange(Moves(user.Id, change));
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
        changes.Add(new RemoveExtension(agent.Row.ExtensionId));
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

    private void Release(UserRow user) => Release(user.Login, user.Extension);

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

    private (UserRow User, ExtensionRow Extension) Rows(UserDraft draft, string number, IdCounters ids)
    {
        long now = state.Centre.Now.WallMicros;
        string name = string.IsNullOrEmpty(draft.Name) ? draft.Login : draft.Name;
        string cidName = draft.CidName ?? "";
        string cidNumber = draft.CidNumber ?? "";
        string domain = draft.Domain ?? "";
        string context = string.IsNullOrEmpty(draft.Context) ? "default" : draft.Context;
        ExtensionRow extension = new(
            ids.Extension,
            ids.User,
            number,
            name,
            draft.ExtensionSecret,
            domain,
            context,
            cidName,
            cidNumber,
            now,
            now
        )
        {
            Rights = draft.Rights?.Over(new CallRights()) ?? new CallRights(),
        };
        UserRow user = new(
            ids.User,
            draft.Login,
            name,
            draft.PasswordHash,
            string.IsNullOrEmpty(draft.Type) ? "AGENT" : draft.Type,
            domain,
            context,
            draft.Email ?? "",
            draft.Tel ?? "",
            cidName,
            cidNumber,
            draft.VoicemailPassword,
            draft.AutoRecord,
            draft.Role,
            ids.Extension,
            number,
            draft.Agent ?? new AgentRow(),
            now,
            now
        );
        return (user, extension);
    }
}
