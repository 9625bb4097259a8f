global using SipMessage = Tandem.Sip.PendingMessage;

namespace Tandem.Sip;

/// <summary>Stands for the message type until the message layer lands; then this file goes.</summary>
public sealed class PendingMessage;
