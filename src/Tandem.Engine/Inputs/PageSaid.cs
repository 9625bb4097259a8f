namespace Tandem.Engine.Inputs;

using Tandem.Foundation;

/// <summary>What the page behind a Verto connection does with calls.</summary>
public enum PageWord : byte
{
    /// <summary>It is let in, for an extension.</summary>
    Enter,

    /// <summary>Its connection is over. Its calls stay for a while: it may come back.</summary>
    Leave,

    /// <summary>Calls a number; its offer in <see cref="PageSaid.Sdp"/>.</summary>
    Invite,

    /// <summary>Answers a call of ours, or takes up one that it was attached to again.</summary>
    Answer,

    /// <summary>Refuses or hangs up, with a Q.850 cause.</summary>
    Bye,
    Hold,
    Unhold,
    ToggleHold,

    /// <summary>Hands the call on to a number, or to its other call in <see cref="PageSaid.Other"/>.</summary>
    Transfer,

    /// <summary>Keys.</summary>
    Digits,
}

/// <summary>A page that speaks Verto says something; who it is has been proven at the rim.</summary>
/// <param name="Page">The number of its connection; none is used twice.</param>
/// <param name="Word">What.</param>
/// <param name="Call">The call's id, as the page knows it; empty where it is about none.</param>
public sealed record PageSaid(long Page, PageWord Word, string Call = "") : EngineInput
{
    /// <summary>Of <see cref="PageWord.Enter"/>.</summary>
    public int Tenant { get; init; }

    /// <summary>Likewise.</summary>
    public string Extension { get; init; } = "";

    /// <summary>Likewise; from where it comes.</summary>
    public NetAddress Remote { get; init; }

    /// <summary>Likewise; by what it names itself, so that it is known again when it comes back. Empty for none.</summary>
    public string Session { get; init; } = "";

    /// <summary>Names the request, for its answer; 0 where none is waited for.</summary>
    public long Request { get; init; }

    /// <summary>The number called, the keys, or where to.</summary>
    public string Number { get; init; } = "";

    /// <summary>The name the caller shows.</summary>
    public string Name { get; init; } = "";

    /// <summary>The other call of a transfer.</summary>
    public string Other { get; init; } = "";

    /// <summary>Offer or answer.</summary>
    public byte[] Sdp { get; init; } = [];

    /// <summary>Q.850.</summary>
    public int Cause { get; init; }
}
