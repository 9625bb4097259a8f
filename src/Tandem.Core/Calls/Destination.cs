namespace Tandem.Core.Calls;

using Tandem.Core.Configuration;
using Tandem.Core.Queues;

/// <summary>Where a number leads: exactly one of the three.</summary>
internal readonly record struct Destination(string Number, ExtensionRow? Extension, Queue? Queue, TrunkRow? Trunk);
