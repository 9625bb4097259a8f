namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>Makes a number the tenant's, or changes where calls from trunks to it go; answers <see cref="RouteRow"/>.</summary>
/// <param name="Number">Written in any way, or a pattern.</param>
public sealed record SetRoute(string Number, RouteTarget Target, string Destination) : ConfigurationCommand
{
    /// <summary>What people call it; null leaves it as it is.</summary>
    public string? Name { get; init; }

    public override string Row => Lines.Routes;
}

/// <summary>Answers the removed <see cref="RouteRow"/>.</summary>
public sealed record DeleteRoute(string Number) : ConfigurationCommand
{
    public override string Row => Lines.Routes;
}

/// <summary>Sets how the tenant's numbers are written, and which one it shows; answers <see cref="NumberingRow"/>.</summary>
public sealed record SetNumbering(string Country, string AreaCode, string CallerNumber) : ConfigurationCommand
{
    public override string Row => Lines.Routes;
}

/// <summary>Two spellings may be one number, and which are changes with the region: changes of numbers wait for each other.</summary>
file static class Lines
{
    public const string Routes = "numbers";
}
