namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;
using Tandem.Numbering;

/// <summary>
/// Which number a call out shows: the one asked for, else one that the agent was assigned, by the first of his groups that has any or among his own, else
/// the extension's, the tenant's, any of the tenant's. Only numbers are shown that may call now; where there is none, the call is not made.
/// </summary>
internal sealed class ShownNumbers(FlowServices services)
{
    private const string Asked = "asked";
    private const string Own = "own";
    private const string Assigned = "assigned";
    private const string SameCity = "same_city";
    private const string SameProvince = "same_province";
    private const string Any = "any";
    private const string AtRandom = "random";

    // Why a campaign is held.
    private const string Limited = "number_limits";
    private const string NoNumber = "no_caller_number";

    public bool IsOwn(string written) => services.OwnNumbers.TryName(written, out _);

    /// <param name="line">Whose phone; null for a number outside.</param>
    /// <param name="agent">Who calls; 0 for nobody of ours.</param>
    /// <param name="to">Whom.</param>
    /// <param name="asked">A number of the tenant, or empty.</param>
    public ChosenNumber For(Line? line, int agent, Destination to, string asked)
    {
        if (to.Reach == CallAuthority.Inside)
        {
            return new ChosenNumber(line is null ? "" : services.OwnNumbers.Inside(line.Number), "", Own);
        }
        if (asked.Length > 0)
        {
            return Checked(new ChosenNumber(services.Keys.Routes.InnerOf(asked), "", Asked));
        }
        return OfAgent(services.Agents.ById(agent)?.Row, to.Number) ?? OfTenant(line?.Number ?? "");
    }

    /// <summary>
    /// Somebody is called on behalf of another one: inside whom the call is about is shown, outside the number that whoever asks for it would show there. A caller
    /// from outside who is passed on by nobody keeps his own.
    /// </summary>
    /// <param name="about">Whom the call is about.</param>
    /// <param name="by">Who asks for it, if anybody of ours.</param>
    /// <param name="to">Who is called.</param>
    /// <param name="leaves">Who asks will be gone: nobody is to be shown a bare extension of his.</param>
    public CallerNumbers OnBehalf(CallLeg about, Line? by, Party to, bool leaves)
    {
        string inside = about.Line is { } line ? services.OwnNumbers.Inside(line.Number) : about.Number;
        string number = ChosenFor(about, by, to)?.Number ?? about.Number;
        bool isBare = leaves && by is not null && number == by.Number;
        string bare = about.Line is { } his ? services.OwnNumbers.Outside(his.Number) : about.Number;
        return new CallerNumbers(inside, isBare ? bare : number);
    }

    /// <summary>Why nobody can be called there on behalf of another one now: no number that might be shown may call. Null when one may.</summary>
    public Outcome? RefusalOf(CallLeg about, Line? by, Destination to) =>
        ChosenFor(about, by, to)?.Refusal is { } tooMany ? new Outcome(OutcomeCode.Overloaded, tooMany) : null;

    // Null where no number of ours is shown.
    private ChosenNumber? ChosenFor(CallLeg about, Line? by, Destination to) =>
        to.Reach != CallAuthority.Inside && (by ?? about.Line) is { } line ? For(line, AgentOn(line), to, "") : null;

    /// <summary>Whose phone it is: who is signed in on it, else whose extension it is; 0 for nobody's.</summary>
    public int AgentOn(Line line) => line.UserId > 0 ? line.UserId : services.Keys.Extension(line.Number)?.UserId ?? 0;

    /// <summary>One of a group's numbers for a call to that number; null when the group has none.</summary>
    public ChosenNumber? OfGroup(NumberGroupRow group, string callee) =>
        Owned(group.Numbers) is { Count: > 0 } numbers ? Choose(numbers, group.Rule, callee) with { Group = group.Name } : null;

    /// <summary>Which number a campaign's call to that number shows.</summary>
    public ChosenNumber OfCampaign(CampaignRow campaign, Party to) =>
        campaign.ShownGroup == 0 ? For(null, 0, to, campaign.Shown)
        : services.Keys.Dialing.Row<NumberGroupRow>(campaign.ShownGroup) is { } group && OfGroup(group, to.Number) is { } chosen ? chosen
        : new ChosenNumber("", "", Any, "the campaign's group has no number");

    /// <summary>Why a campaign may not call now, in a word: no number that it might show may call. Empty when one may.</summary>
    public string HeldOf(CampaignRow campaign)
    {
        if (campaign.ShownGroup == 0)
        {
            return MayCall(campaign.Shown) ? "" : Limited;
        }
        List<string> numbers = Owned(services.Keys.Dialing.Row<NumberGroupRow>(campaign.ShownGroup)?.Numbers ?? []);
        return numbers.Count == 0 ? NoNumber
            : numbers.Exists(services.NumberUse.MayCall) ? ""
            : Limited;
    }

    private bool MayCall(string asked) =>
        !services.NumberUse.IsLimited
        || (asked.Length > 0 ? services.Keys.Routes.InnerOf(asked) : services.OwnNumbers.Fixed("")) switch
        {
            { } number => services.NumberUse.MayCall(number),
            null => services.Keys.Routes.HasNone || services.Keys.Routes.HasAny(services.NumberUse.MayCall),
        };

    /// <summary>The log hears which one a call out shows, and why.</summary>
    /// <param name="agent">Who calls; 0 for nobody of ours.</param>
    public void Tell(Call call, Destination to, ChosenNumber shown, int agent)
    {
        if (to.Reach != CallAuthority.Inside)
        {
            string login = services.Agents.ById(agent)?.Row.Login ?? "";
            services.Centre.Happened(call, new NumberChosen(shown.Number, shown.Group, shown.Reason, agent, login));
        }
    }

    // His groups in their order, then his own: the first number that may call. What hinders the last is said.
    private ChosenNumber? OfAgent(UserRow? user, string callee)
    {
        ChosenNumber? hindered = null;
        foreach (int id in user?.ShownGroups ?? [])
        {
            if (services.Keys.Dialing.Row<NumberGroupRow>(id) is { } group && OfGroup(group, callee) is { } chosen)
            {
                if (chosen.Refusal is null)
                {
                    return chosen;
                }
                hindered = chosen;
            }
        }
        return Owned(user?.ShownNumbers ?? []) switch
        {
            [] => hindered,
            [var only] => Checked(new ChosenNumber(only, "", Assigned)),
            var several => Choose(several, NumberGroupRule.SamePlace, callee),
        };
    }

    private ChosenNumber OfTenant(string extension)
    {
        if (!services.NumberUse.IsLimited)
        {
            return new ChosenNumber(services.OwnNumbers.Outside(extension), "", Own);
        }
        if (services.OwnNumbers.Fixed(extension) is { } given)
        {
            return Checked(new ChosenNumber(given, "", Own));
        }
        if (services.Keys.Routes.AnyNumber(services.Centre.Prng, services.NumberUse.MayCall) is { } any)
        {
            return new ChosenNumber(any, "", Own);
        }
        return services.Keys.Routes.AnyNumber(services.Centre.Prng) is { } hindered
            ? Checked(new ChosenNumber(hindered, "", Own))
            : new ChosenNumber(extension, "", Own);
    }

    // A number that is the tenant's no longer is shown no longer.
    private List<string> Owned(IReadOnlyList<string> numbers) => [.. numbers.Where(IsOwn)];

    private ChosenNumber Choose(List<string> all, NumberGroupRule rule, string callee)
    {
        List<string> numbers = services.NumberUse.IsLimited ? all.FindAll(services.NumberUse.MayCall) : all;
        if (numbers.Count == 0)
        {
            return Checked(new ChosenNumber(all[^1], "", Any));
        }
        if (rule == NumberGroupRule.Random)
        {
            return OneOf(numbers, AtRandom);
        }
        NumberOrigin there = NumberOrigins.Of(callee);
        List<string> city = there.City.Length == 0 ? [] : numbers.FindAll(each => NumberOrigins.Of(each).IsSameCity(there));
        if (city.Count > 0)
        {
            return OneOf(city, SameCity);
        }
        List<string> province =
            there.Province.Length == 0 ? [] : numbers.FindAll(each => NumberOrigins.Of(each).Province == there.Province);
        return province.Count > 0 ? OneOf(province, SameProvince) : OneOf(numbers, Any);
    }

    private ChosenNumber OneOf(List<string> numbers, string reason) =>
        new(numbers[numbers.Count == 1 ? 0 : services.Centre.Prng.Below(numbers.Count)], "", reason);

    private ChosenNumber Checked(ChosenNumber chosen) =>
        services.NumberUse.Hindrance(chosen.Number) is { } hindrance
            ? chosen with
            {
                Refusal = $"{services.TenantNumbers.Shown(chosen.Number)} {hindrance}",
            }
            : chosen;
}

/// <param name="Number">In its inner form.</param>
/// <param name="Group">The group of numbers it is of, or empty.</param>
/// <param name="Reason">See <see cref="NumberChosen"/>.</param>
/// <param name="Refusal">Why no number may call now; null when this one may.</param>
internal readonly record struct ChosenNumber(string Number, string Group, string Reason, string? Refusal = null);
