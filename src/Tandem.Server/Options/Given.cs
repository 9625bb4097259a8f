namespace Tandem.Server.Options;

/// <summary>The values an option was given.</summary>
/// <param name="Origin">Where, for messages: <c>--rtp</c>, <c>TANDEM_RTP</c>, <c>"rtp" in FILE</c>.</param>
/// <param name="Values">At least one; exactly one where the option does not repeat.</param>
internal sealed record Given(string Origin, IReadOnlyList<string> Values)
{
    public string Value => Values[^1];
}
