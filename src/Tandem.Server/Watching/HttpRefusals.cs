namespace Tandem.Server.Watching;

/// <summary>How many HTTP requests were refused with which status. Any thread.</summary>
internal sealed class HttpRefusals
{
    private const int Limit = 600;
    private readonly long[] counts = new long[Limit];

    public void Add(int status) => Interlocked.Increment(ref counts[Math.Clamp(status, 0, Limit - 1)]);

    public IEnumerable<(int Status, long Count)> All()
    {
        for (int i = 0; i < Limit; i++)
        {
            if (Volatile.Read(ref counts[i]) is > 0 and long count)
            {
                yield return (i, count);
            }
        }
    }
}
