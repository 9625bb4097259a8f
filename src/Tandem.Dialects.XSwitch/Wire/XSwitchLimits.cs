namespace Tandem.Dialects.XSwitch.Wire;

/// <summary>Every limit of the dialect, with its default.</summary>
internal static class XSwitchLimits
{
    /// <summary>Bytes of a request's body; more is answered 413.</summary>
    public const int Body = 4 * 1024 * 1024;

    /// <summary>Bytes of an uploaded sound; more is answered 413.</summary>
    public const long Upload = 100L * 1024 * 1024;

    /// <summary>Users made by one request.</summary>
    public const int Users = 1_000;

    /// <summary>Characters of names, logins, domains and the like.</summary>
    public const int Name = 255;

    /// <summary>Characters of an extension number.</summary>
    public const int Extension = 64;

    public const int Password = 128;

    /// <summary>Characters of descriptions, sounds and break reasons.</summary>
    public const int Description = 4096;

    public const int Number = 64;

    /// <summary>Agents bound by one request.</summary>
    public const int Agents = 10_000;

    /// <summary>The highest level or position of an agent.</summary>
    public const int Place = 1_000_000;

    /// <summary>Rows of one page, when pages are asked for.</summary>
    public const int PageSize = 10_000;

    /// <summary>Rows of a page when only its number is asked for.</summary>
    public const int DefaultPageSize = 10;

    /// <summary>Seconds of any of an agent's times.</summary>
    public const int Seconds = 86_400;
}
