namespace Tandem.Server.CommandLine;

using System.Text.Json;
using Tandem.Server.Words;

/// <summary>Faults of flows as lines for a person.</summary>
internal static class FlowFaultLines
{
    public static string Of(string place, int code, string english, string chinese) =>
        $"{(place.Length == 0 ? "/" : place)}: {Texts.Say(english, chinese)} ({code})";

    /// <summary>Those in an answer of the native API, each on a line of its own; empty where there are none.</summary>
    public static string Of(JsonElement problem)
    {
        if (problem.ValueKind != JsonValueKind.Object || !problem.TryGetProperty("faults", out JsonElement faults))
        {
            return "";
        }
        return string.Concat(
            faults
                .EnumerateArray()
                .Select(fault =>
                    "\n"
                    + Of(
                        fault.GetProperty("place").GetString()!,
                        fault.GetProperty("code").GetInt32(),
                        fault.GetProperty("english").GetString()!,
                        fault.GetProperty("chinese").GetString()!
                    )
                )
        );
    }
}
