using Tandem.Foundation;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;
using Tandem.Sip.Usages.Orphans;

namespace Tandem.Sip.Receiving;

/// <summary>Whatever came in as one message: reads it and gives requests to the dispatcher, responses to their transaction.</summary>
internal sealed class MessageReceiver(SipEndpoint core, RequestDispatcher requests, RequestAnswers answers, SipParseLimits limits)
{
    /// <summary>
    /// What every message is read into, unless somebody answers it later: then it is theirs (<see cref="Transaction.Request"/>), and there is another
    /// one for the next. So whoever keeps a request has a transaction open for it, and nobody keeps a response.
    /// </summary>
    private SipMessage reading = core.Messages.Take();

    public void Take(in Flow source, ReadOnlySpan<byte> bytes, Now now)
    {
        if (core.Outbox.Events.Count == 0)
        {
            core.Messages.Renew();
        }
        Read(source, bytes, now);
        reading = reading.IsHeld ? core.Messages.Take() : reading;
    }

    private void Read(in Flow source, ReadOnlySpan<byte> bytes, Now now)
    {
        // STUN, DTLS and RTP strays begin with a byte that no SIP message begins with (RFC 7983): not ours, no answer.
        if (bytes.IsEmpty || bytes[0] is not ((byte)'\r' or (byte)'\n' or (>= (byte)'!' and <= (byte)'~')))
        {
            return;
        }
        core.Outbox.Watcher?.Received(source, bytes, now);
        if (!SipParser.TryParse(bytes, limits, reading, out SipMessage? message, out SipParseError error))
        {
            if (message is SipMessage broken && error.Answer != 0)
            {
                answers.Stateless(broken, error.Answer, error.Answer == 400 ? error.Text : null, source, now);
            }
            return;
        }
        if (message.IsRequest)
        {
            requests.Take(message, source, now);
            return;
        }
        ReadOnlySpan<byte> branch = message.Via.Branch;
        UInt128 key = core.ClientKey(branch, message.CSeqMethod);
        if (core.Transactions.FindClient(key) is Transaction transaction)
        {
            core.Transactions.Receive(transaction, message, message.StatusCode, now);
        }
        else if (
            core.Transactions.TryAbsorb(key, message.StatusCode, source)
            && message is { CSeqMethod: SipMethod.Invite, StatusCode: >= 200 and < 300 }
        )
        {
            LateAnswer.End(core, message, source, now);
        }
    }
}
