using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Endpoint;

/// <summary>A request outside our usages and how it is answered: its transaction and the flow it came on.</summary>
internal readonly record struct Incoming(Transaction Transaction, SipMessage Message, Flow Source);
