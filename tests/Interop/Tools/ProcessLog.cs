namespace Tandem.Interop.Tests.Tools;

/// <summary>What a process printed.</summary>
public sealed class ProcessLog
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public void Add(string? line)
    {
        lock (gate)
        {
            // baresip paints its meter several times a second.
            if (!string.IsNullOrWhiteSpace(line) && !line.Contains("audio=", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join('\n', lines.TakeLast(60));
        }
    }
}
