namespace Tandem.Dialects.Udesk;

using Tandem.Dialects.Udesk.Requests;

internal delegate ValueTask<Answer> Handler(UdeskRequest request);

/// <summary>How an answer is wrapped.</summary>
internal enum Envelope
{
    /// <summary>ErrCode, ErrDesc, Result.</summary>
    Usual,

    /// <summary>ErrCode, ErrDesc, msg_id, results, data.</summary>
    SignIn,

    /// <summary>code, message, results.</summary>
    Callback,
}

/// <summary>One of the document's interfaces.</summary>
/// <param name="Number">As the document counts them.</param>
/// <param name="Path">Below <c>/ccapi/v2</c>.</param>
internal sealed record Resource(string Number, string Method, string Path, Handler Handle, Envelope Envelope = Envelope.Usual) : IResource
{
    /// <summary>A phone rings for it: the same request is done once.</summary>
    public bool Rings { get; init; }
}
