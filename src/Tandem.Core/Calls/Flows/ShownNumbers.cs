namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;
using Tandem.Numbering;

/// <summary>
/// Which number a call made by command shows: the one asked for, else one that the agent was assigned, by the first of his groups that has any or among
/// his own, else the extension's, the tenant's, any of the tenant's.
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
            return new ChosenNumber(services.Keys.Routes.InnerOf(asked), "", Asked);
        }
        return OfAgent(services.Agents.ById(agent)?.Row, to.Number)
            ?? new ChosenNumber(services.OwnNumbers.Outside(line?.Number ?? ""), "", Own);
    }

    private ChosenNumber? OfAgent(UserRow? user, string callee)
    {
        foreach (int id in user?.ShownGroups ?? [])
        {
            if (services.Keys.Dialing.Row<NumberGroupRow>(id) is { } group && Owned(group.Numbers) is { Count: > 0 } numbers)
            {
                return Choose(numbers, group.Rule, callee) with { Group = group.Name };
            }
        }
        return Owned(user?.ShownNumbers ?? []) switch
        {
            [] => null,
            [var only] => new ChosenNumber(only, "", Assigned),
            var several => Choose(several, NumberGroupRule.SamePlace, callee),
        };
    }

    // A number that is the tenant's no longer is shown no longer.
    private List<string> Owned(IReadOnlyList<string> numbers) => [.. numbers.Where(IsOwn)];

    private ChosenNumber Choose(List<string> numbers, NumberGroupRule rule, string callee)
    {
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
}

/// <param name="Number">In its inner form.</param>
/// <param name="Group">The group of numbers it is of, or empty.</param>
/// <param name="Reason">See <see cref="Contract.Events.Kinds.NumberChosen"/>.</param>
internal readonly record struct ChosenNumber(string Number, string Group, string Reason);
