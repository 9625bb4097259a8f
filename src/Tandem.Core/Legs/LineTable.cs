namespace Tandem.Core.Legs;

/// <summary>The lines of a tenant by extension number.</summary>
internal sealed class LineTable
{
    private readonly Dictionary<string, Line> lines = [];

    /// <summary>The line of an extension number; made when first asked for.</summary>
    public Line Of(string number)
    {
        if (!lines.TryGetValue(number, out Line? line))
        {
            line = new Line(number);
            lines.Add(number, line);
        }
        return line;
    }

    public Line? Find(string number) => lines.GetValueOrDefault(number);
}
