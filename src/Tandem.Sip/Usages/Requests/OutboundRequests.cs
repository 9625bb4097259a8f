using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Timers;
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
    private sealed class Use(OutboundRequests of, OutboundRequest request, long ticket) : ITransactionUser, IFlowWaiter, ITimed
    {
        private readonly SipEndpoint core = of.core;
        private readonly SipMethod method = SipMethods.Parse(Encoding.ASCII.GetBytes(request.Method));
        private readonly byte[] target = Encoding.UTF8.GetBytes(request.Target);
        private string callId = request.CallId ?? "";
        private ChallengeAnswers? credentials;
        private Transaction? transaction;
        private DeadlineHandle patience;
        private Flow way;
        private bool reported;

        public void Start(Now now)
        {
            if (method is SipMethod.Unknown or SipMethod.Invite or SipMethod.Ack or SipMethod.Cancel)
            {
                throw new ArgumentException($"{request.Method} cannot be sent outside dialogs", nameof(now));
            }
            callId = callId.Length > 0 ? callId : LoopMark.Token(core.Config.Loop, core.Ids, LoopMark.CallIdLength);
            if (request.Patience is { } limit)
            {
                core.Timers.Rearm(ref patience, now.Mono + limit, new StackTimer(this, 0, request.Method));
            }
            if (request.Flow is Flow given && core.Flows.IsOpen(given))
            {
                OnFlowReady(0, given, now);
                return;
            }
            byte[] hop = request.NextHop is { } next ? Encoding.UTF8.GetBytes(next) : target;
            FlowSearch search = core.Flows.Find(UriTarget.HopOf(hop), default, this, 0, now, out Flow flow);
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
            if (reported)
            {
                return;
            }
            way = flow;
            byte[] branch = core.NewBranch();
            uint cseq = ++of.lastCSeq;
            string from = $"<sip:{SipUri.EscapeUser(request.FromUser)}@{request.FromDomain}>;tag={core.NewTag()}";
            core.Write.Request(method, target, flow, branch, 70);
            core.Write.Writer.Header(HeaderName.From, from).Header(HeaderName.To, $"<{request.ToUri ?? request.Target}>");
            core.Write.Writer.Header(HeaderName.CallId, callId);
            core.Write.CSeq(cseq, method);
            if (request.ContactUser is { } user)
            {
                core.Write.Contact(flow, user);
            }
            core.Write.Extra(credentials?.Headers);
            core.Write.Extra(request.Headers);
            SipWriter writer = core.Write.UserAgent();
            ReadOnlySpan<byte> bytes = request.Body is byte[] body
                ? writer.Finish(request.ContentType ?? "text/plain", body)
                : writer.Finish();
            UInt128 key = core.ClientKey(branch, method);
            transaction = core.Transactions.Start(
                TransactionKind.NonInviteClient,
                key,
                flow,
                bytes,
                this,
                0,
                cseq,
                TransactionShare.Calls,
                now
            );
            if (transaction == null)
            {
                Report(503);
            }
        }

        public void OnFlowUnavailable(int cookie, Now now) => Report(503);

        public void OnResponse(Transaction transaction, SipMessage response, Now now)
        {
            int code = response.StatusCode;
            if (code < 200 || reported)
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
            NetAddress contact = core.Flows.ListenerOf(transaction.Flow).Advertised;
            Report(AnswerReading.Of(ticket, response, transaction.Flow, contact, request.ContactUser ?? ""));
        }

        public ReadOnlySpan<byte> BuildAck(Transaction transaction, SipMessage response) =>
            throw new InvalidOperationException("only INVITE has an ACK");

        public void OnTimeout(Transaction transaction, Now now) => Report(408);

        public void OnTransportError(Transaction transaction, Now now) => Report(503);

        // Nothing is sent again for nobody.
        public void OnTimer(int timer, Now now)
        {
            patience = default;
            if (transaction != null && !reported)
            {
                core.Transactions.Drop(transaction);
            }
            Report(408);
        }

        private void Report(int code) => Report(new RequestAnswered(ticket, code) { Flow = way });

        private void Report(RequestAnswered answered)
        {
            if (!reported)
            {
                reported = true;
                core.Timers.Cancel(ref patience);
                core.Outbox.Events.Add(answered);
            }
        }
    }
}
