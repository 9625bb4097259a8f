namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An API key got another secret.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The id it had before; empty when it kept it.</param>
[GenerateShape]
public sealed partial record AuditKeyRotated(
    [property: Key(0)] string KeyId,
    [property: Key(1)] string Name,
    [property: Key(2)] string Before
) : EventData;
