namespace Tandem.Core.Ivr.Walking;

using Tandem.Core.Ivr.Reading;

/// <summary>What a node wants of the world; ends in exactly one <see cref="FlowResult"/>, or with the call.</summary>
internal abstract record FlowAsk
{
    /// <summary>Keys pressed before it still count for the question after it: the caller has heard nothing in between.</summary>
    public virtual bool KeepsKeys => false;
}

/// <summary>Wait for an agent. Words: answered (he has left again), timeout, full, no-agent, key.</summary>
/// <param name="Queue">By name.</param>
/// <param name="Priority">Seconds the caller is put ahead of those who came when he did.</param>
/// <param name="ExitKeys">Keys that leave the line; empty for none.</param>
/// <param name="Longest">The longest wait; zero leaves it to the queue.</param>
/// <param name="LeavesDeserted">Not to wait where nobody is signed in.</param>
/// <param name="Skills">Those the agent must have, as words.</param>
internal sealed record QueueAsk(string Queue, int Priority, string ExitKeys, TimeSpan Longest, bool LeavesDeserted, string Skills)
    : FlowAsk;

/// <summary>Ring somebody. Good when he talked and has left again; else the word says why not.</summary>
internal sealed record TransferAsk(TransferTo To, string Target, TimeSpan Ring) : FlowAsk;

/// <summary>An HTTP request. Good when there was an answer, whatever its status.</summary>
internal sealed record FlowWebAsk(
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Body,
    TimeSpan Timeout
) : FlowAsk
{
    public override bool KeepsKeys => true;
}

/// <summary>Record the caller until told to stop, or until he says nothing more.</summary>
/// <param name="Box">Whose message it is: an extension, a name; empty for nobody's.</param>
/// <param name="Silence">A pause this long ends it.</param>
internal sealed record RecordAsk(string Box, TimeSpan Silence) : FlowAsk;

/// <summary>Listen and recognise.</summary>
internal sealed record FlowSpeechAsk(TimeSpan Longest, TimeSpan Silence) : FlowAsk;

/// <summary>What became of a <see cref="FlowAsk"/>.</summary>
/// <param name="IsGood">It was done.</param>
/// <param name="Word">How it ended, in a word.</param>
/// <param name="Status">HTTP status, or seconds recorded.</param>
/// <param name="Body">The answer, or the words that were understood.</param>
/// <param name="Confidence">How surely (0–1).</param>
internal sealed record FlowResult(bool IsGood, string Word, int Status = 0, string Body = "", double Confidence = 0);
