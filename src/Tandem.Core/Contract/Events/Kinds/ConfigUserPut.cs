namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A user was made or changed.</summary>
/// <param name="UserId">Its id.</param>
/// <param name="Login">Sign-in name.</param>
/// <param name="Changes">The fields that are other than before. Secrets are never shown.</param>
[GenerateShape]
public sealed partial record ConfigUserPut(
    [property: Key(0)] int UserId,
    [property: Key(1)] string Login,
    [property: Key(2)] FieldChange[] Changes
) : EventData, IOfConfiguration;
