namespace Tandem.Core.Distribution;

using Tandem.Core.Contract.Rows;

/// <summary>What becomes of a caller who cannot wait any longer: hung up, or put through to a number.</summary>
/// <param name="Target">The number; empty to hang up.</param>
internal readonly record struct QueueAction(string Target)
{
    /// <summary>Reads a parameter's value (<see cref="ParameterShape.WayOut"/>).</summary>
    public static QueueAction Parse(string text) =>
        new(text.StartsWith(QueueParameters.Transfer, StringComparison.Ordinal) ? text[QueueParameters.Transfer.Length..] : "");
}
