namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Whom this party asks has answered: the two talk alone.</summary>
/// <param name="Target">Whom.</param>
/// <param name="Third">His leg.</param>
[GenerateShape]
public sealed partial record ConsultAnswered([property: Key(0)] string Target, [property: Key(1)] Guid Third) : EventData;
