namespace Tandem.Tidy.Tests;

/// <summary>The rooms of one project, and which uses which.</summary>
internal sealed class Rooms
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> uses = new(StringComparer.Ordinal);

    public Rooms(IReadOnlyList<SourceFile> files)
    {
        ILookup<string, SourceFile> declaring = files
            .SelectMany(file => file.Types.Select(type => (type, file)))
            .ToLookup(each => each.type, each => each.file);
        HashSet<string> everywhere = [.. files.SelectMany(file => file.GlobalUsings)];
        foreach (SourceFile file in files)
        {
            foreach (string word in file.Words)
            {
                // The nearest one is meant.
                if (declaring[word].Any(there => there.Namespace == file.Namespace))
                {
                    continue;
                }
                foreach (SourceFile there in declaring[word].Where(there => Sees(file, everywhere, there.Namespace)))
                {
                    Use(file.Room, there.Room, $"{Path.GetFileName(file.Path)} names {word}");
                }
            }
        }
    }

    /// <summary>One circle, use by use; empty when there is none.</summary>
    public string[] Circle()
    {
        HashSet<string> done = [];
        List<string> way = [];
        foreach (string room in uses.Keys)
        {
            if (Walk(room, way, done) is { } circle)
            {
                return circle;
            }
        }
        return [];
    }

    private string[]? Walk(string room, List<string> way, HashSet<string> done)
    {
        int at = way.IndexOf(room);
        if (at >= 0)
        {
            return [.. way[at..].Append(room).Zip(way[(at + 1)..].Append(room), Words)];
        }
        if (!done.Add(room) || !uses.TryGetValue(room, out SortedDictionary<string, SortedSet<string>>? used))
        {
            return null;
        }
        way.Add(room);
        foreach (string next in used.Keys)
        {
            if (Walk(next, way, done) is { } circle)
            {
                return circle;
            }
        }
        way.RemoveAt(way.Count - 1);
        return null;
    }

    private string Words(string from, string to) => $"{from} uses {to}: {string.Join(", ", uses[from][to].Take(3))}";

    private static bool Sees(SourceFile file, HashSet<string> everywhere, string space) =>
        file.Usings.Contains(space) || everywhere.Contains(space) || file.Namespace.StartsWith($"{space}.", StringComparison.Ordinal);

    private void Use(string from, string to, string why)
    {
        if (from == to)
        {
            return;
        }
        if (!uses.TryGetValue(from, out SortedDictionary<string, SortedSet<string>>? used))
        {
            uses.Add(from, used = new(StringComparer.Ordinal));
        }
        if (!used.TryGetValue(to, out SortedSet<string>? reasons))
        {
            used.Add(to, reasons = new(StringComparer.Ordinal));
        }
        reasons.Add(why);
    }
}
