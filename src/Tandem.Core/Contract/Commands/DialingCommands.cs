namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>Changes what the tenant's own calls go by. They wait for each other: agents, groups and codes name one another.</summary>
public abstract record DialingCommand : ConfigurationCommand
{
    public override string Row => "dialing";
}

/// <summary>Makes a group of numbers, or changes it; answers the <see cref="NumberGroupRow"/>.</summary>
/// <param name="GroupId">0 for a new one.</param>
/// <param name="Numbers">Of the tenant, written in any way.</param>
public sealed record SetNumberGroup(int GroupId, string Name, IReadOnlyList<string> Numbers, NumberGroupRule Rule) : DialingCommand;

/// <summary>What those agents show when they call out, in place of what they showed; for all of them or none.</summary>
/// <param name="Numbers">Of the tenant, written in any way.</param>
public sealed record AssignNumbers(IReadOnlyList<int> Agents, IReadOnlyList<int> Groups, IReadOnlyList<string> Numbers) : DialingCommand;

/// <summary>Makes a seller's code if it is not there; answers the <see cref="SalesCodeRow"/>.</summary>
/// <param name="Agents">Bound to it from now on, and to no other; null leaves it as it is.</param>
public sealed record SetSalesCode(string Code, IReadOnlyList<int>? Agents) : DialingCommand;

/// <summary>Answers the <see cref="CampaignRow"/>.</summary>
public sealed record CreateCampaign(string Name) : DialingCommand;

/// <summary>Numbers into a campaign, all or none; those that are there stay once.</summary>
/// <param name="Numbers">Read before, by <see cref="CampaignNumbersReader"/>: on the tenant's loop a hundred thousand would take most of a second.</param>
public sealed record FillCampaign(int CampaignId, IReadOnlyList<NewCampaignNumber> Numbers) : DialingCommand;

/// <summary>Makes a campaign (of id 0), or changes it: all of it but its state. Answers the <see cref="CampaignRow"/>.</summary>
public sealed record SetCampaign(CampaignRow Campaign) : DialingCommand;

/// <summary>Starts, pauses or stops a campaign; answers the <see cref="CampaignRow"/>.</summary>
public sealed record SetCampaignState(int CampaignId, CampaignState State) : DialingCommand;

/// <summary>What an import has brought is among the campaign's numbers from now on.</summary>
/// <param name="Numbers">How many that are.</param>
public sealed record FinishCampaignImport(int CampaignId, int ImportId, int Numbers) : DialingCommand;

/// <summary>Numbers onto the tenant's do-not-call list and off it, all or none. Answers the first that is none as the detail of Invalid.</summary>
/// <param name="Added">In their inner form.</param>
/// <param name="Removed">Likewise.</param>
public sealed record SetDoNotCall(IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : DialingCommand;

/// <summary>
/// Sets what calls cost whose number begins so, through that trunk, at that time, in place of the price for just that; answers the <see cref="PriceRow"/>.
/// Calls of before keep their price.
/// </summary>
/// <param name="Price">Its id does not matter.</param>
public sealed record SetPrice(PriceRow Price) : DialingCommand;

/// <summary>Sets how much a number may call out, in place of what it might before; answers the <see cref="NumberLimitRow"/>.</summary>
/// <param name="Number">Of the tenant, written in any way; empty: all that have no limits of their own.</param>
/// <param name="Concurrent">0 for no limit, likewise the others.</param>
/// <param name="RestSeconds">Needed where there are refusals to rest after.</param>
public sealed record SetNumberLimit(string Number, int Concurrent, int PerHour, int PerDay, int Refusals, int RestSeconds) : DialingCommand;

/// <summary>Lets pages of an origin follow the tenant's agents without a token; answers the <see cref="PageOriginRow"/>.</summary>
public sealed record AddPageOrigin(string Origin) : DialingCommand;

/// <summary>Sets of whom the tenant demands a second factor; answers the <see cref="SignInRuleRow"/>.</summary>
public sealed record SetSignInRule(TotpDemand Demand) : DialingCommand;

/// <summary>Sets the page that agents are offered for who calls them; answers the <see cref="CustomerPageRow"/>.</summary>
/// <param name="Address">Empty for none.</param>
public sealed record SetCustomerPage(string Address) : DialingCommand;

/// <summary>Sets how long the tenant keeps what; answers the <see cref="RetentionRow"/>.</summary>
/// <param name="Retention">Its id does not matter.</param>
public sealed record SetRetention(RetentionRow Retention) : DialingCommand;

/// <summary>Answers the removed row. A group that agents show goes from them; a campaign's numbers go with it.</summary>
/// <param name="Kind">See <see cref="DialingRow.Kind"/>.</param>
public sealed record RemoveDialingRow(string Kind, int Id) : DialingCommand;
