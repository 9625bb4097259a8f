namespace Tandem.Dialects;

/// <summary>What can be wrong with a request before, or whatever, a resource is asked.</summary>
public enum Fault
{
    /// <summary>It is no HTTP request that could be read to its end.</summary>
    Malformed,

    /// <summary>Its body has more bytes than are read.</summary>
    TooLarge,

    /// <summary>Its caller asks more often than he may.</summary>
    TooFast,

    /// <summary>What is kept of calls cannot be read now.</summary>
    Unreadable,

    /// <summary>A defect of ours; the log has it.</summary>
    Internal,
}
