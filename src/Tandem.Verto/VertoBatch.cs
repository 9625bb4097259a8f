namespace Tandem.Verto;

using System.Text;

/// <summary>The answers to what came in one message: sent when all are there, in the order of the requests, as an array where an array came.</summary>
internal sealed class VertoBatch(int requests, bool isArray, Action<byte[]> send)
{
    private readonly byte[]?[] answers = new byte[requests][];
    private readonly Lock gate = new();
    private int missing = requests;

    /// <summary>Any thread.</summary>
    /// <param name="answer">Null for none: what came was an answer itself.</param>
    public void Answer(int request, byte[]? answer)
    {
        lock (gate)
        {
            answers[request] = answer;
            if (--missing > 0)
            {
                return;
            }
        }
        byte[][] all = [.. answers.OfType<byte[]>()];
        if (all.Length > 0)
        {
            send(isArray ? Joined(all) : all[0]);
        }
    }

    private static byte[] Joined(byte[][] all) => Encoding.UTF8.GetBytes($"[{string.Join(',', all.Select(Encoding.UTF8.GetString))}]");
}
