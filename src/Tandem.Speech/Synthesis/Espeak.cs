namespace Tandem.Speech.Synthesis;

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Tandem.Speech.Contract;

/// <summary>
/// The program espeak-ng (GPL-3.0, run as a program of its own): a process a text, given by its input and no shell, so that nothing in a text is a
/// command, an option or markup.
/// </summary>
public sealed class Espeak : ISynthesiser
{
    private const string Program = "espeak-ng";
    private const string WordsPerMinute = "165";
    private const string English = "en-gb";

    /// <summary>What follows is read as phonemes, where the two stand together.</summary>
    private const string Phonemes = "[[";
    private const string Apart = "[ [";

    /// <summary>Of the two Chinese voices this one reads all characters; older versions have only the other one, and read well with it.</summary>
    private static readonly string[] Chinese = ["cmn-latn-pinyin", "cmn"];

    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(5);

    private readonly string path;
    private readonly string chinese;
    private readonly SpeechLimits limits;

    private Espeak(string path, string chinese, SpeechLimits limits)
    {
        this.path = path;
        this.chinese = chinese;
        this.limits = limits;
    }

    public string Name => $"{Program} {chinese} {English} {WordsPerMinute}";

    /// <summary>Where PATH has it; null when it is not installed, or speaks no Chinese.</summary>
    public static Espeak? Find(SpeechLimits limits)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);
        string? voice = path is null ? null : Array.Find(Chinese, voice => Speaks(path, voice));
        return voice is null ? null : new Espeak(path!, voice, limits);
    }

    public async Task<SpokenWav> SpeakAsync(SpokenText text, CancellationToken cancel)
    {
        string voice = text.Language == "en" ? English : chinese;
        using Process process = new() { StartInfo = How(path, "-v", voice, "-s", WordsPerMinute, "-b", "1", "--stdin", "--stdout") };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return SpokenWav.Failed($"{Program} cannot be started: {e.Message}");
        }
        try
        {
            Task<string> complaints = process.StandardError.ReadToEndAsync(cancel);
            Task<byte[]> spoken = ReadAsync(process.StandardOutput.BaseStream, cancel);
            await WriteAsync(process, text.Text, cancel);
            byte[] wav = await spoken;
            if (wav.Length >= limits.SpokenBytes)
            {
                // Nobody reads on: it would wait for us, and we for what it complains of at its end.
                return SpokenWav.Failed("the text is too long to be spoken");
            }
            string problem = (await complaints).Trim();
            await process.WaitForExitAsync(cancel);
            return process.ExitCode != 0 || wav.Length == 0
                ? SpokenWav.Failed($"{Program} ended with {process.ExitCode}: {problem}")
                : new SpokenWav(wav, "");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return SpokenWav.Failed($"{Program} took too long");
        }
        catch (IOException e)
        {
            return SpokenWav.Failed($"{Program}: {e.Message}");
        }
        finally
        {
            End(process);
        }
    }

    private static bool Speaks(string path, string voice)
    {
        try
        {
            using Process process = Process.Start(How(path, "-v", voice, "-q", "--", "1"))!;
            return process.WaitForExit(Asking) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo How(string path, params string[] arguments) =>
        new(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };

    private static async Task WriteAsync(Process process, string text, CancellationToken cancel)
    {
        await process.StandardInput.WriteAsync(text.Replace(Phonemes, Apart, StringComparison.Ordinal).AsMemory(), cancel);
        process.StandardInput.Close();
    }

    private async Task<byte[]> ReadAsync(Stream from, CancellationToken cancel)
    {
        using MemoryStream all = new();
        byte[] piece = new byte[64 * 1024];
        while (all.Length < limits.SpokenBytes && await from.ReadAsync(piece, cancel) is > 0 and int read)
        {
            all.Write(piece, 0, read);
        }
        return all.ToArray();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
