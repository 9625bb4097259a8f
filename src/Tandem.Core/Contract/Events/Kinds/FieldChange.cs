namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;

/// <summary>A field of a configuration row that is another than before.</summary>
/// <param name="Field">Its name, with a dot for what is inside another.</param>
/// <param name="Was">As it was; empty in a new row. <c>***</c> for a secret.</param>
/// <param name="Is">As it is now. <c>***</c> for a secret.</param>
public sealed record FieldChange([property: Key(0)] string Field, [property: Key(1)] string Was, [property: Key(2)] string Is);
