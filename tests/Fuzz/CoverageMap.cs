namespace Tandem.Fuzz.Tests;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

/// <summary>
/// The edges that an input took through instrumented code, counted as AFL does: a byte for each, of which only the order of magnitude matters.
/// </summary>
internal static unsafe class CoverageMap
{
    private const int Size = 1 << 16;
    private static readonly byte[] Classes = [.. Enumerable.Range(0, 256).Select(ClassOf)];

    /// <summary>Which classes were seen of each edge so far.</summary>
    private static readonly byte[] Seen = new byte[Size];

    private static Span<byte> Now => new(Trace.SharedMem, Size);

    /// <summary>Edges seen so far.</summary>
    public static int Edges => Seen.Count(each => each != 0);

    /// <summary>Instrumented code writes here from its first step on.</summary>
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "nothing instrumented may run before")]
    internal static void Begin() => Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);

    public static void Forget() => Seen.AsSpan().Clear();

    /// <summary>Before an input.</summary>
    public static void Clear()
    {
        Now.Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>After it: it took an edge, or took one far more often, that none before it did.</summary>
    public static bool IsNew()
    {
        bool isNew = false;
        Span<byte> now = Now;
        for (int i = 0; i < now.Length; i++)
        {
            if (now[i] != 0 && (Seen[i] & Classes[now[i]]) == 0)
            {
                Seen[i] |= Classes[now[i]];
                isNew = true;
            }
        }
        return isNew;
    }

    private static byte ClassOf(int count) =>
        count switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 4,
            < 8 => 8,
            < 16 => 16,
            < 32 => 32,
            < 128 => 64,
            _ => 128,
        };
}
