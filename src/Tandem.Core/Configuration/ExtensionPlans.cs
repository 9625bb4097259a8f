namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>Extensions apart from their users, and whose they are.</summary>
internal sealed class ExtensionPlans(ConfigurationState state)
{
    public Plan Create(CreateExtension command)
    {
        string number = command.Draft.Number;
        if (number.Length == 0)
        {
            return Plan.Refuse(OutcomeCode.Invalid, "extn is missing");
        }
        // As many as users could have, two each.
        if (state.Keys.ExtensionCount >= 2 * state.Centre.Limits.Users)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {2 * state.Centre.Limits.Users} extensions");
        }
        if (!state.Keys.TryReserveNumber(number))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"extension {number} is taken");
        }
        ExtensionRow row = Made(command.Draft, null);
        return Plan.Commit(row, new PutExtension(row)).Holding(new KeyHold(HoldKind.Number, number));
    }

    public Plan Delete(DeleteExtension command)
    {
        if (state.Keys.Extension(command.Number) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no extension {command.Number}");
        }
        if (row.UserId != 0 || IsInUse(row.Number))
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"extension {row.Number} is somebody's or in use: unbind it first");
        }
        return Plan.Commit(row, new RemoveExtension(row.Id));
    }

    public Plan Bind(BindExtensions command)
    {
        if (state.Agents.ById(command.UserId)?.Row is not { } user || state.Keys.IsLeaving(command.UserId))
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        List<ExtensionRow> own = state.Keys.ExtensionsOf(user.Id);
        List<ConfigurationChange> changes = [];
        foreach (string number in command.Numbers.Distinct(StringComparer.Ordinal))
        {
            if (state.Keys.Extension(number) is not { } row)
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"no extension {number}");
            }
            if (row.UserId == user.Id)
            {
                continue;
            }
            if (row.UserId != 0 || IsInUse(number))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"extension {number} is somebody else's, or in use");
            }
            if (own.Exists(each => each.Kind == row.Kind))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"user {user.Login} has an extension of that kind already");
            }
            ExtensionRow bound = Owned(row, user) with { UpdatedMicros = RowVersions.After(state, row.UpdatedMicros) };
            own.Add(bound);
            changes.Add(new PutExtension(bound));
        }
        if (changes.Count == 0)
        {
            return Plan.Done(user);
        }
        UserRow changed = user.ExtensionId == 0 ? Using(user, own.MinBy(row => (row.Kind, row.Id))!) : Touched(user);
        return Plan.Commit(changed, [.. changes, new PutUser(changed)]);
    }

    public Plan Unbind(UnbindExtensions command)
    {
        if (state.Agents.ById(command.UserId)?.Row is not { } user)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        List<ExtensionRow> own = state.Keys.ExtensionsOf(user.Id);
        List<ConfigurationChange> changes = [];
        foreach (string number in command.Numbers.Distinct(StringComparer.Ordinal))
        {
            if (own.Find(row => row.Number == number) is not { } row)
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"user {user.Login} has no extension {number}");
            }
            if (IsInUse(number))
            {
                return Plan.Refuse(OutcomeCode.Conflict, $"extension {number} is in use: sign out first");
            }
            own.Remove(row);
            changes.Add(new PutExtension(row with { UserId = 0, UpdatedMicros = RowVersions.After(state, row.UpdatedMicros) }));
        }
        if (changes.Count == 0)
        {
            return Plan.Done(user);
        }
        UserRow changed =
            own.Exists(row => row.Id == user.ExtensionId) ? Touched(user)
            : own.Count > 0 ? Using(user, own.MinBy(row => (row.Kind, row.Id))!)
            : Touched(user) with { ExtensionId = 0, Extension = "" };
        return Plan.Commit(changed, [.. changes, new PutUser(changed)]);
    }

    public Plan Move(MoveExtension command)
    {
        if (state.Agents.ById(command.UserId)?.Row is not { } user || state.Keys.IsLeaving(command.UserId))
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        if (state.Keys.Extension(command.Number) is not { } moved)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no extension {command.Number}");
        }
        if (moved.UserId == user.Id)
        {
            return user.ExtensionId == moved.Id ? Plan.Done(user) : Use(new UseExtension(user.Id, moved.Number));
        }
        ExtensionRow? replaced = state.Keys.ExtensionsOf(user.Id).Find(row => row.Kind == moved.Kind);
        if (IsInUse(moved.Number) || (replaced is not null && IsInUse(replaced.Number)))
        {
            return Plan.Refuse(OutcomeCode.Conflict, "one of the extensions is in use: sign out first");
        }
        List<ConfigurationChange> changes = [];
        if (replaced is not null)
        {
            changes.Add(new PutExtension(replaced with { UserId = 0, UpdatedMicros = RowVersions.After(state, replaced.UpdatedMicros) }));
        }
        if (state.Agents.ById(moved.UserId)?.Row is { } before)
        {
            List<ExtensionRow> left = [.. state.Keys.ExtensionsOf(before.Id).Where(row => row.Id != moved.Id)];
            UserRow without =
                before.ExtensionId != moved.Id ? Touched(before)
                : left.Count > 0 ? Using(before, left.MinBy(row => (row.Kind, row.Id))!)
                : Touched(before) with { ExtensionId = 0, Extension = "" };
            changes.Add(new PutUser(without));
        }
        ExtensionRow bound = Owned(moved, user) with { UpdatedMicros = RowVersions.After(state, moved.UpdatedMicros) };
        UserRow changed = Using(user, bound);
        return Plan.Commit(changed, [.. changes, new PutExtension(bound), new PutUser(changed)]);
    }

    public Plan Use(UseExtension command)
    {
        if (state.Agents.ById(command.UserId) is not { } agent)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {command.UserId}");
        }
        if (state.Keys.ExtensionsOf(agent.Id).Find(row => row.Number == command.Number) is not { } row)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"user {agent.Row.Login} has no extension {command.Number}");
        }
        if (row.Id == agent.Row.ExtensionId)
        {
            return Plan.Done(agent.Row);
        }
        if (agent.IsSignedIn)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"agent {agent.Row.Login} is signed in: sign out first");
        }
        UserRow changed = Using(agent.Row, row);
        return Plan.Commit(changed, new PutUser(changed));
    }

    /// <summary>A row of its own number; the number has been reserved.</summary>
    /// <param name="owner">Whose it is; null for nobody's.</param>
    public ExtensionRow Made(ExtensionDraft draft, UserRow? owner)
    {
        state.Keys.Counters = state.Keys.Counters with { Extension = state.Keys.Counters.Extension + 1 };
        long now = state.Centre.Now.WallMicros;
        ExtensionRow row = new(state.Keys.Counters.Extension, 0, draft.Number, draft.Number, draft.Secret, "", "default", "", "", now, now)
        {
            Kind = draft.Kind,
        };
        return owner is null ? row : Owned(row, owner);
    }

    // What a phone shows and may dial is its user's.
    private static ExtensionRow Owned(ExtensionRow row, UserRow user) =>
        row with
        {
            UserId = user.Id,
            Name = user.Name,
            Domain = user.Domain,
            Context = user.Context,
            CidName = user.CidName,
            CidNumber = user.CidNumber,
        };

    private UserRow Touched(UserRow user) => user with { UpdatedMicros = RowVersions.After(state, user.UpdatedMicros) };

    private UserRow Using(UserRow user, ExtensionRow row) => Touched(user) with { ExtensionId = row.Id, Extension = row.Number };

    private bool IsInUse(string number) => state.Lines.Find(number) is { } line && (line.Legs.Count > 0 || line.UserId != 0);
}
