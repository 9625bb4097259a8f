namespace Tandem.Engine.Outputs;

/// <summary>What a page that speaks Verto is told.</summary>
public enum PageVerb : byte
{
    /// <summary>A call for it, with our offer.</summary>
    Invite,

    /// <summary>It rings where it calls.</summary>
    Ring,

    /// <summary>Sound before the answer: our answer to its offer.</summary>
    Media,

    /// <summary>Its call is answered; with our answer to its offer, unless that came before.</summary>
    Answer,

    /// <summary>Over, with a Q.850 cause.</summary>
    Bye,

    /// <summary>A call of the page before it, to be taken up with our offer.</summary>
    Attach,

    /// <summary>It has come back by another connection: this one is over.</summary>
    Punt,

    /// <summary>Answers a request.</summary>
    Reply,
}

/// <summary>One thing for the rim to tell a page.</summary>
/// <param name="Page">The number of its connection.</param>
/// <param name="Call">The call's id, as the page knows it.</param>
public sealed record PageOrder(long Page, PageVerb Verb, string Call)
{
    public byte[] Sdp { get; init; } = [];

    /// <summary>The other side.</summary>
    public string Number { get; init; } = "";

    /// <summary>Likewise.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whom it is for.</summary>
    public string Called { get; init; } = "";

    /// <summary>It is to answer by itself.</summary>
    public bool AutoAnswer { get; init; }

    /// <summary>Q.850.</summary>
    public int Cause { get; init; }

    /// <summary>Of the request that is answered.</summary>
    public long Request { get; init; }

    /// <summary>Why it was refused; empty when it was done.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>Calls of a page before it that it is attached to, of the answer that lets it in.</summary>
    public string[] Calls { get; init; } = [];

    /// <summary>The call is held, of an answer to hold and unhold.</summary>
    public bool IsHeld { get; init; }
}
