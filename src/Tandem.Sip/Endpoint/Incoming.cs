using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Endpoint;

/// <summary>A request that has come in, before anything is kept of it.</summary>
/// <param name="Message">The request.</param>
/// <param name="Source">The flow it came on.</param>
/// <param name="Key">Its transaction's, should it get one.</param>
internal readonly record struct Arrival(SipMessage Message, Flow Source, UInt128 Key);

/// <summary>A request outside our usages that has a transaction.</summary>
internal readonly record struct Incoming(Transaction Transaction, SipMessage Message, Flow Source);
