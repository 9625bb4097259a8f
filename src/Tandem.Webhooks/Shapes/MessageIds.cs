namespace Tandem.Webhooks.Shapes;

using System.Globalization;
using Tandem.Core.Contract.Events;

/// <summary>Ids of messages: whoever gets one twice knows it by that.</summary>
public static class MessageIds
{
    /// <param name="part">Which of an event's messages.</param>
    public static string Of(int tenant, Event happened, int part = 0) =>
        part == 0
            ? string.Create(CultureInfo.InvariantCulture, $"evt_{tenant}_{happened.WallMicros:x}_{happened.Id}")
            : string.Create(CultureInfo.InvariantCulture, $"evt_{tenant}_{happened.WallMicros:x}_{happened.Id}_{part}");
}
