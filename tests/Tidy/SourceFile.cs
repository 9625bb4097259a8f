namespace Tandem.Tidy.Tests;

using System.Text.RegularExpressions;

/// <summary>A C# file of <c>src</c>: where it is, what it declares, what it sees, and the words of its code.</summary>
internal sealed partial class SourceFile
{
    public SourceFile(string path)
    {
        Path = path;
        string text = Repository.Read(path);
        Lines = text.Count(each => each == '\n');
        Code = NoCode().Replace(text, " ");
        string[] parts = path.Split('/');
        Project = parts[1];
        Room = string.Join('.', parts[1..^1]);
        Namespace = NamespaceLine().Match(Code).Groups[1].Value;
        Types = [.. Declared().Matches(Code).Select(match => match.Groups[1].Value).Distinct()];
        Words = [.. Word().Matches(Code).Select(match => match.Value)];
        foreach (Match line in UsingLine().Matches(Code))
        {
            (line.Groups[1].Success ? GlobalUsings : Usings).Add(line.Groups[2].Value);
        }
    }

    public string Path { get; }

    public string Project { get; }

    /// <summary>Its folder, written as a namespace.</summary>
    public string Room { get; }

    public string Namespace { get; }

    public int Lines { get; }

    /// <summary>Without comments and texts.</summary>
    public string Code { get; }

    public IReadOnlyList<string> Types { get; }

    public HashSet<string> Words { get; }

    public HashSet<string> Usings { get; } = [];

    /// <summary>For every file of its project.</summary>
    public HashSet<string> GlobalUsings { get; } = [];

    public static IReadOnlyList<SourceFile> All { get; } =
    [.. Repository.Ending(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => new SourceFile(file))];

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*@?\"{3}.*?\"{3}|\$?@?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])'""", RegexOptions.Singleline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:struct|class))?)\s+([A-Z]\w*)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Word();
}
