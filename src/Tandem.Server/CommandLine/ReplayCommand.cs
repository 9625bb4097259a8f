namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Replaying;
using Tandem.Server.Words;
using Tandem.Store.Contract;
using Tandem.Store.FlightRecording;

/// <summary><c>tandem replay</c>: plays what a flight recorder kept, without sockets, and says what happened to a call and why.</summary>
internal static class ReplayCommand
{
    public static Command Make()
    {
        Argument<string> folder = new("DIR") { Description = Texts.Say("Folder of the flight recorder", "飞行记录器的目录") };
        Option<string> call = new("--call")
        {
            Description = Texts.Say("Only this call, in full: its id or the end of it", "只看这一通话的全部经过：其编号或编号的末尾"),
        };
        Option<string> key = new("--key") { Description = Texts.Say("File of the key (default: DIR/key)", "密钥文件（默认 DIR/key）") };
        Option<string> export = new("--export")
        {
            Description = Texts.Say(
                "Writes the newest segment unsealed, secrets included, for a test",
                "将最新一段解密导出（含密钥等敏感内容），用于编写测试"
            ),
        };
        Command command = new(
            "replay",
            Texts.Say(
                "Play what `serve --flight-recorder DIR` kept, and say what happened to a call",
                "重放 serve --flight-recorder DIR 所记录的内容，说明通话经过"
            )
        )
        {
            folder,
            call,
            key,
            export,
        };
        command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(key), result.GetValue(call), result.GetValue(export)));
        return command;
    }

    private static int Run(string folder, string? keyFile, string? call, string? export)
    {
        try
        {
            if (!Directory.Exists(folder) || SegmentFile.In(folder) is not { Length: > 0 } segments)
            {
                Console.Error.WriteLine(
                    Texts.Say($"tandem: there is no segment of a flight recorder in {folder}", $"tandem: {folder} 中没有飞行记录")
                );
                return 1;
            }
            byte[] key = RecorderKey.Read(keyFile ?? RecorderKey.FileIn(folder));
            if (export is not null)
            {
                Export(segments[^1], key, export);
                return 0;
            }
            SegmentShow show = new(Console.Out, call);
            foreach (string segment in segments)
            {
                show.Play(Path.GetFileName(segment), SegmentFile.Lines(segment, key));
            }
            return show.Conclude() ? 0 : 1;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"tandem: {e.Message}");
            return 1;
        }
    }

    private static void Export(string segment, byte[] key, string file)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using FileStream stream = new(file, options);
        foreach (ReadOnlyMemory<byte> line in SegmentFile.Lines(segment, key))
        {
            stream.Write(line.Span);
            stream.WriteByte((byte)'\n');
        }
    }
}
