namespace Tandem.Dialects.Meiqia.Requests;

/// <summary>Limits of what requests may hold.</summary>
internal static class MeiqiaLimits
{
    /// <summary>Bytes of a body.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Characters of <c>user_data</c>, as the document has it.</summary>
    public const int UserData = 100;

    /// <summary>Characters of a number or an extension.</summary>
    public const int Number = 64;

    /// <summary>Values in an array.</summary>
    public const int Batch = 1_000;

    /// <summary>Rows of a page when nothing is said.</summary>
    public const int Page = 20;

    public const int LargestPage = 1_000;

    /// <summary>Rows that may be passed over to come to a page.</summary>
    public const long Depth = 100_000_000;
}
