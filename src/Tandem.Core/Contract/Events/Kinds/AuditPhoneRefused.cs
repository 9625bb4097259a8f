namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A phone, or what pretends to be one, gave a wrong password.</summary>
/// <param name="Extension">The extension it said it was.</param>
/// <param name="Method">The SIP method.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Times">How many alike this one stands for, itself included.</param>
[GenerateShape]
public sealed partial record AuditPhoneRefused(
    [property: Key(0)] string Extension,
    [property: Key(1)] string Method,
    [property: Key(2)] string Address,
    [property: Key(3)] int Times
) : EventData;
