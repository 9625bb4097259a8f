namespace Tandem.Server.CommandLine;

using System.Text.Json;
using Tandem.Server.Words;

/// <summary>Answers of the native API as tables for people.</summary>
internal static class WebhookTables
{
    public static void WriteSubscriptions(JsonElement page, TextWriter to)
    {
        to.WriteLine($"{"id", 4}  {"shape", -8}  {"state", -9}  {"behind", 8}  {"waiting", 7}  url");
        foreach (JsonElement each in page.GetProperty("subscriptions").EnumerateArray())
        {
            JsonElement state = each.GetProperty("state");
            bool isLive = state.ValueKind == JsonValueKind.Object;
            string word =
                !isLive ? each.GetProperty("disabledBecause").GetString() ?? "disabled"
                : state.GetProperty("failingSince").ValueKind == JsonValueKind.String ? "failing"
                : "enabled";
            string behind = isLive ? state.GetProperty("behind").ToString() : "";
            string waiting = isLive ? state.GetProperty("waiting").ToString() : "";
            to.WriteLine(
                $"{each.GetProperty("id"), 4}  {each.GetProperty("shape"), -8}  {word, -9}  {behind, 8}  {waiting, 7}  {each.GetProperty("url")}"
            );
        }
    }

    public static void WriteDeliveries(JsonElement page, TextWriter to)
    {
        to.WriteLine($"{"time (UTC)", -24}  {"event", 10}  {"try", 3}  {"status", 6}  {"ms", 6}  {"type", -24}  trouble");
        foreach (JsonElement each in page.GetProperty("deliveries").EnumerateArray())
        {
            to.WriteLine(
                $"{each.GetProperty("time"), -24}  {each.GetProperty("event"), 10}  {each.GetProperty("attempt"), 3}  {each.GetProperty("status"), 6}  {each.GetProperty("milliseconds"), 6}  {each.GetProperty("type"), -24}  {each.GetProperty("trouble")}"
            );
        }
    }

    public static void WriteDead(JsonElement page, TextWriter to)
    {
        to.WriteLine($"{"given up (UTC)", -24}  {"event", 10}  {"tries", 5}  trouble");
        foreach (JsonElement each in page.GetProperty("dead").EnumerateArray())
        {
            to.WriteLine(
                $"{each.GetProperty("died"), -24}  {each.GetProperty("event"), 10}  {each.GetProperty("attempts"), 5}  {each.GetProperty("trouble")}"
            );
        }
        if (page.GetProperty("next").ValueKind == JsonValueKind.String)
        {
            to.WriteLine(Texts.Say("… and more", "……还有更多"));
        }
    }
}
