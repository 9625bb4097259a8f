namespace Tandem.Bench.Rig;

using System.Diagnostics;
using System.Text;
using System.Text.Json;

/// <summary>The HTTP generator of <c>benchmarks/c</c>: keep-alive connections that ask one thing after the other.</summary>
internal static class HttpLoad
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="pinned">Where it runs.</param>
    /// <param name="program">The compiled generator.</param>
    /// <param name="work">A folder for the requests.</param>
    /// <param name="host">Host and port.</param>
    /// <param name="connections">How many.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="requests">Gone through in order, over and over.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<JsonElement> RunAsync(
        Pinned pinned,
        string program,
        string work,
        string host,
        int connections,
        double seconds,
        IEnumerable<string> requests,
        CancellationToken cancel
    )
    {
        string file = Path.Combine(work, $"requests-{Guid.NewGuid():N}");
        await using (FileStream to = new(file, FileMode.CreateNew))
        {
            foreach (string request in requests)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(request);
                await to.WriteAsync(Encoding.ASCII.GetBytes($"{bytes.Length}\n"), cancel);
                await to.WriteAsync(bytes, cancel);
            }
        }
        ProcessStartInfo start = pinned.Load(program, [host, $"{connections}", $"{seconds}", file]);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancel);
        string errors = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? JsonElement.Parse(output) : throw new BenchException($"the HTTP generator says: {errors}");
    }
}
