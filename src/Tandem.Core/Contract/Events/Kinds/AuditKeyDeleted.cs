namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An API key was revoked.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateShape]
public sealed partial record AuditKeyDeleted([property: Key(0)] string KeyId, [property: Key(1)] string Name) : EventData;
