namespace Tandem.Dialects.Uccc.Requests;

/// <summary>Limits of what requests may hold.</summary>
internal static class UcccLimits
{
    /// <summary>Bytes of a body.</summary>
    public const int Body = 4 * 1024 * 1024;

    /// <summary>Characters of a number.</summary>
    public const int Number = 64;

    public const int SalesmanCode = 64;

    /// <summary>Calls in one answer, as the document has it.</summary>
    public const int Calls = 10_000;

    /// <summary>Numbers into a campaign at once.</summary>
    public const int Numbers = 100_000;

    /// <summary>A call that began so long ago or less may be on its way to the disk.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromSeconds(10);

    /// <summary>How long a request for such a call waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Events of one call that are looked at while it goes on.</summary>
    public const int EventsOfCall = 10_000;
}
