namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>How the tenant's numbers are written, or which one it shows, was changed.</summary>
/// <param name="Changes">The fields that are other than before.</param>
[GenerateShape]
public sealed partial record ConfigNumberingPut([property: Key(0)] FieldChange[] Changes) : EventData, IOfConfiguration;
