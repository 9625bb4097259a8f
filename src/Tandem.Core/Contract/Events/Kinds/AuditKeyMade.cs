namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An API key was made.</summary>
/// <param name="KeyId">Its id, which is not its secret.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The role it acts in.</param>
/// <param name="Scopes">What it may do.</param>
[GenerateShape]
public sealed partial record AuditKeyMade(
    [property: Key(0)] string KeyId,
    [property: Key(1)] string Name,
    [property: Key(2)] string Role,
    [property: Key(3)] string[] Scopes
) : EventData;
