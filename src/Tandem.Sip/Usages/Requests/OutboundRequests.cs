using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Usages.Requests;

/// <summary>Our requests outside dialogs: sent, repeated with credentials after a challenge, reported once.</summary>
internal sealed class OutboundRequests(SipEndpoint core)
{
    private readonly SipEndpoint core = core;
    private long lastTicket;
    private uint lastCSeq;

    public long Send(OutboundRequest request, Now now)
    {
        long ticket = ++lastTicket;
        new Use(this, request, ticket).Start(now);
        return ticket;
    }

    /// <summary>One request from its start to its report.</summary>
    private sealed class Use(OutboundRequests of, OutboundRequest request, long ticket) : ITransactionUser, IFlowWaiter
    {
        private readonly SipEndpoint core = of.core;
        private readonly SipMethod method = SipMethods.Parse(Encoding.ASCII.GetBytes(request.Method));
        private readonly byte[] target = Encoding.UTF8.GetBytes(request.Target);
        private string callId = request.CallId ?? "";
        private ChallengeAnswers? credentials;
        private bool reported;

        public void Start(Now now)
        {
            if (method is SipMethod.Unknown or SipMethod.Invite or SipMethod.Ack or SipMethod.Cancel)
            {
                throw new ArgumentException($"{request.Method} cannot be sent outside dialogs", nameof(now));
            }
            callId = callId.Length > 0 ? callId : LoopMark.Token(core.Config.Loop, core.Ids, LoopMark.CallIdLength);
            if (request.Flow is Flow given && core.Flows.IsOpen(given))
            {
                OnFlowReady(0, given, now);
                return;
            }
            FlowSearch search = core.Flows.Find(UriTarget.HopOf(target), default, this, 0, now, out Flow flow);
            if (search == FlowSearch.Ready)
            {
                OnFlowReady(0, flow, now);
            }
            else if (search == FlowSearch.Unavailable)
            {
                Report(503);
            }
        }

        public void OnFlowReady(int cookie, Flow flow, Now now)
        {
            byte[] branch = core.NewBranch();
            uint cseq = ++of.lastCSeq;
            string from = $"<sip:{SipUri.EscapeUser(request.FromUser)}@{request.FromDomain}>;tag={core.NewTag()}";
            core.Write.Request(method, target, flow, branch, 70);
            core.Write.Writer.Header(HeaderName.From, from).Header(HeaderName.To, $"<{request.ToUri ?? request.Target}>");
            core.Write.Writer.Header(HeaderName.CallId, callId);
            core.Write.CSeq(cseq, method);
            core.Write.Extra(credentials?.Headers);
            core.Write.Extra(request.Headers);
            SipWriter writer = core.Write.UserAgent();
            byte[] bytes = request.Body is byte[] body ? writer.Finish(request.ContentType ?? "text/plain", body) : writer.Finish();
            UInt128 key = core.ClientKey(branch, method);
            if (
                core.Transactions.Start(TransactionKind.NonInviteClient, key, flow, bytes, this, 0, cseq, TransactionShare.Calls, now)
                == null
            )
            {
                Report(503);
            }
        }

        public void OnFlowUnavailable(int cookie, Now now) => Report(503);

        public void OnResponse(Transaction transaction, SipMessage response, Now now)
        {
            int code = response.StatusCode;
            if (code < 200)
            {
                return;
            }
            if (code is 401 or 407 && request.Credential is OutboundCredential own)
            {
                credentials ??= new ChallengeAnswers();
                if (credentials.TryAnswer(response, own, method, request.Target, core.Ids))
                {
                    OnFlowReady(0, transaction.Flow, now);
                    return;
                }
            }
            Report(code);
        }

        public byte[] BuildAck(Transaction transaction, SipMessage response) =>
            throw new InvalidOperationException("only INVITE has an ACK");

        public void OnTimeout(Transaction transaction, Now now) => Report(408);

        public void OnTransportError(Transaction transaction, Now now) => Report(503);

        private void Report(int code)
        {
            if (!reported)
            {
                reported = true;
                core.Outbox.Events.Add(new RequestAnswered(ticket, code));
            }
        }
    }
}
