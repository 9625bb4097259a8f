namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This party passes the others on.</summary>
/// <param name="Kind"><c>blind</c> (by command), <c>phone</c> (by the phone itself), <c>queue</c>, <c>recall</c> (back to who transferred).</param>
/// <param name="Target">To whom.</param>
[GenerateShape]
public sealed partial record TransferStarted([property: Key(0)] string Kind, [property: Key(1)] string Target) : EventData;
