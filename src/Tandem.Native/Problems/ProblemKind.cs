namespace Tandem.Native.Problems;

/// <summary>A kind of problem as programs tell it from others: stable for ever, whatever its words.</summary>
/// <param name="Name">The last part of its <c>type</c>.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Title">In English.</param>
/// <param name="ChineseTitle">For those who prefer it.</param>
public sealed record ProblemKind(string Name, int Status, string Title, string ChineseTitle)
{
    /// <summary>Relative to the server, where it is explained (RFC 9457 §3.1.1).</summary>
    public string Type { get; } = "/problems/" + Name;
}
