namespace Tandem.Access.Contract;

using Tandem.Access.Principals;
using Tandem.Numbering;

/// <summary>Brings numbers into campaigns from files, beside the loops.</summary>
public interface ICampaignImports : IDisposable
{
    /// <summary>At the start: goes on with what was not over.</summary>
    void Resume();

    /// <summary>Takes the file and begins; the import goes on when this is done.</summary>
    Task<ImportBegun> BeginAsync(ImportOrder order, Stream file, CancellationToken cancel);

    /// <summary>The import as it is now, which may be further than what is kept of it.</summary>
    CampaignImport Now(CampaignImport kept);

    /// <summary>Numbers of campaigns that are no more go, some at a time.</summary>
    void Sweep(int tenant);
}

/// <param name="Skips">Lines that are no good are passed over; else none comes in.</param>
/// <param name="Region">How numbers are written.</param>
/// <param name="By">Who asks for it.</param>
/// <param name="Address">From where.</param>
public sealed record ImportOrder(int Tenant, int Campaign, bool Skips, NumberRegion Region, Principal By, string Address)
{
    /// <summary>Of the file: <c>UTF-8</c> or <c>GB18030</c>; null: what it looks like.</summary>
    public string? Encoding { get; init; }
}

/// <param name="Import">Null when it was not begun.</param>
/// <param name="Problem">Why not.</param>
/// <param name="IsBusy">As many are under way as may be: later.</param>
public readonly record struct ImportBegun(CampaignImport? Import, string Problem, bool IsBusy);
