namespace Tandem.Server.Demo;

using Tandem.Core.Contract.Rows;
using Tandem.Server.CommandLine;
using Tandem.Server.Words;
using Tandem.Store.Files.Recordings;

/// <summary>Whether the demo did what it says.</summary>
internal static class DemoCheck
{
    private const long LeastRecordedBytes = 60_000;

    public static IEnumerable<string> Problems(
        List<DemoPhone> callers,
        List<DemoPhone> agents,
        IReadOnlyList<LegRecord> records,
        List<Guid> recordings,
        RecordingFiles files
    )
    {
        foreach (DemoPhone caller in callers)
        {
            if (caller.Heard.Count == 0)
            {
                yield return Texts.Say($"caller {caller.Phone.Config.User} was not connected", $"来电 {caller.Phone.Config.User} 未接通");
            }
            else if (!agents.Exists(agent => agent.Phone.Config.ToneHz == caller.Heard[0]))
            {
                yield return Texts.Say(
                    $"caller {caller.Phone.Config.User} did not hear an agent",
                    $"来电 {caller.Phone.Config.User} 未听到坐席"
                );
            }
        }
        int heardByAgents = agents.Sum(agent => agent.Heard.Count(hertz => callers.Exists(caller => caller.Phone.Config.ToneHz == hertz)));
        if (heardByAgents != callers.Count)
        {
            yield return Texts.Say(
                $"agents heard {heardByAgents} of {callers.Count} callers",
                $"坐席只听到 {heardByAgents}/{callers.Count} 个来电"
            );
        }
        int bridged = records.Count(record => record is { Direction: "inbound", BridgeMicros: > 0, EndMicros: > 0 });
        if (bridged != callers.Count)
        {
            yield return Texts.Say(
                $"{bridged} of {callers.Count} calls are in the records",
                $"通话记录中只有 {bridged}/{callers.Count} 条"
            );
        }
        int recorded = recordings.Count(id => new FileInfo(files.PathOf(id)) is { Exists: true, Length: > LeastRecordedBytes });
        if (recorded != callers.Count)
        {
            yield return Texts.Say($"{recorded} of {callers.Count} calls are recorded", $"只有 {recorded}/{callers.Count} 个通话有录音");
        }
    }
}
