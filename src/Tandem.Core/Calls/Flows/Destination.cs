namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;

/// <summary>Where a number leads: exactly one of the three.</summary>
internal readonly record struct Destination(string Number, ExtensionRow? Extension, Queue? Queue, TrunkRow? Trunk);
