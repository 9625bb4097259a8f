namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A sound is played to the leg over what it hears, or has been played to its end as a greeting.</summary>
/// <param name="Sound">Path of the sound.</param>
[GenerateShape]
public sealed partial record AnnouncementPlayed([property: Key(0)] string Sound) : EventData;
