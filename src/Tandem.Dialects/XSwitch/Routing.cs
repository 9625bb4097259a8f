namespace Tandem.Dialects.XSwitch;

/// <summary>Who may use a resource.</summary>
internal enum Need
{
    Anyone,
    SignedIn,
    Administrator,
}

internal delegate ValueTask<Answer> Handler(XSwitchRequest request);

/// <summary>One resource and verb.</summary>
/// <param name="Path">Below <c>/api</c>; a segment in braces matches anything and is handed over in order.</param>
/// <param name="Streams">Reads its body by itself.</param>
internal sealed record Resource(string Method, string Path, Need Need, Handler Handle, bool Streams = false)
{
    public string[] Segments { get; } = Path.Split('/');
}

/// <summary>Finds the resource of a path. Of two that fit, the one with the earlier literal segment wins.</summary>
internal sealed class Routing
{
    private readonly Resource[] resources;

    public Routing(IEnumerable<Resource> resources)
    {
        // Literal segments before open ones, so that /queues/agents is not taken for a queue of that id.
        this.resources = [.. resources.OrderBy(resource => resource.Segments.Count(IsOpen))];
    }

    /// <summary>The resource with its path parameters; null with the methods that path knows (empty: no such path).</summary>
    public Resource? Find(string method, string[] path, out string[] parameters, out string methods)
    {
        List<string> known = [];
        foreach (Resource resource in resources)
        {
            if (!Fits(resource.Segments, path))
            {
                continue;
            }
            if (resource.Method == method)
            {
                parameters = Open(resource.Segments, path);
                methods = "";
                return resource;
            }
            known.Add(resource.Method);
        }
        parameters = [];
        methods = string.Join(", ", known.Distinct());
        return null;
    }

    private static bool Fits(string[] segments, string[] path)
    {
        if (segments.Length != path.Length)
        {
            return false;
        }
        for (int i = 0; i < segments.Length; i++)
        {
            if (!IsOpen(segments[i]) && segments[i] != path[i])
            {
                return false;
            }
        }
        return true;
    }

    private static string[] Open(string[] segments, string[] path)
    {
        List<string> values = [];
        for (int i = 0; i < segments.Length; i++)
        {
            if (IsOpen(segments[i]))
            {
                values.Add(path[i]);
            }
        }
        return [.. values];
    }

    private static bool IsOpen(string segment) => segment.StartsWith('{');
}
