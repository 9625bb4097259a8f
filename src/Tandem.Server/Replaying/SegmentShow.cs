namespace Tandem.Server.Replaying;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Engine.Replay;
using Tandem.Server.Words;
using Tandem.Store.Contract;

/// <summary>Plays segments and prints what happened in them: the calls there were, or one of them in full.</summary>
/// <param name="to">Where to.</param>
/// <param name="wanted">The call that is looked for, by its id or the end of it; null for all, in short.</param>
internal sealed class SegmentShow(TextWriter to, string? wanted)
{
    private long different;
    private bool found;

    /// <summary>One segment; throws <see cref="StoreException"/> when it cannot be read.</summary>
    public void Play(string name, IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        Replayer replayer = new();
        CallList calls = new();
        CallStory? story = wanted is null ? null : new CallStory(to, wanted);
        to.WriteLine(name);
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            if (Turn(replayer, line) is { } turn)
            {
                foreach (Event happened in replayer.Outbox.Events)
                {
                    calls.Add(happened);
                }
                story?.Add(turn, replayer.Outbox);
                if (!turn.Same && turn.Number == replayer.FirstDifferent)
                {
                    to.WriteLine($"  {JsonSerializer.Serialize(turn.Line, ReplayJson.Options)}");
                    to.WriteLine($"  {TurnHash.Text(replayer.Outbox)}");
                }
            }
            else
            {
                Warn(replayer.Start!.Version);
            }
        }
        found |= story is { Found: true };
        if (story is null)
        {
            calls.Print(to);
        }
        Compare(replayer);
    }

    /// <summary>False when something was different, or the call is nowhere.</summary>
    public bool Conclude()
    {
        if (wanted is not null && !found)
        {
            to.WriteLine(Texts.Say($"there is no call {wanted} in these segments", $"这些记录中没有通话 {wanted}"));
        }
        return different == 0 && (wanted is null || found);
    }

    private static PlayedTurn? Turn(Replayer replayer, ReadOnlyMemory<byte> line)
    {
        try
        {
            return replayer.Play(line.Span);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new StoreException($"a line of it is of another version: {e.Message}", $"其中有一行属于其他版本：{e.Message}");
        }
    }

    private void Warn(string version)
    {
        if (version != SegmentStart.OwnVersion)
        {
            to.WriteLine(
                Texts.Say(
                    $"  recorded by version {version}, played by {SegmentStart.OwnVersion}: what is different may be a change of the program",
                    $"  由版本 {version} 记录，由 {SegmentStart.OwnVersion} 重放：差异可能源于程序的改动"
                )
            );
        }
    }

    private void Compare(Replayer replayer)
    {
        different += replayer.Different;
        to.WriteLine(
            replayer.Different == 0
                ? Texts.Say($"  {replayer.Turns} turns, each the same as then", $"  共 {replayer.Turns} 轮，与当时完全一致")
                : Texts.Say(
                    $"  {replayer.Different} of {replayer.Turns} turns are different, the first is number {replayer.FirstDifferent}",
                    $"  共 {replayer.Turns} 轮，其中 {replayer.Different} 轮不同，首个为第 {replayer.FirstDifferent} 轮"
                )
        );
    }
}
