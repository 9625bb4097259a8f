namespace Tandem.Engine.Signalling;

using Tandem.Core.Contract.Legs;

/// <summary>Q.850 causes, as Verto has them, for what is said in SIP's codes elsewhere (RFC 4497 §8.4).</summary>
internal static class PageCauses
{
    public const int Normal = 16;
    private const int Busy = 17;
    private const int NoAnswer = 19;
    private const int Rejected = 21;
    private const int Incompatible = 88;

    public static int OfCode(int code) =>
        code switch
        {
            0 or 200 => Normal,
            404 or 410 or 484 or 604 => 1,
            486 or 600 => Busy,
            408 or 480 => NoAnswer,
            403 or 603 => Rejected,
            415 or 488 or 606 => Incompatible,
            500 or 502 or 503 or 504 => 41,
            _ => Normal,
        };

    /// <summary>What the page that rings says by hanging up.</summary>
    public static ForkFailure OfRefusal(int cause) =>
        cause switch
        {
            Busy => new ForkFailure(LegEndCause.Busy, 486, ""),
            18 or NoAnswer or 20 => new ForkFailure(LegEndCause.NoAnswer, 480, ""),
            Incompatible => new ForkFailure(LegEndCause.Incompatible, 488, ""),
            _ => new ForkFailure(LegEndCause.Rejected, 603, ""),
        };
}
