namespace Tandem.Tidy.Tests;

/// <summary>
/// Rooms: a folder is a namespace, and inside a project namespaces use each other one way. A use is a type's name as a word in the code of a
/// file that sees its namespace, so a <c>using</c> that nobody needs counts too.
/// </summary>
public class RoomTests
{
    private const int MostLinesOfAType = 500;

    /// <summary>Types that are still too large. One that is done leaves, none comes.</summary>
    private static readonly string[] StillTooLarge = [];

    [Fact]
    public void Rooms_use_each_other_one_way()
    {
        List<string> circles = [];
        foreach (IGrouping<string, SourceFile> project in SourceFile.All.GroupBy(file => file.Project))
        {
            Rooms rooms = new([.. project]);
            string[] circle = rooms.Circle();
            if (circle.Length > 0)
            {
                circles.Add(string.Join("\n  ", circle));
            }
        }
        Assert.True(circles.Count == 0, string.Join("\n", circles));
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        string[] elsewhere =
        [
            .. SourceFile
                .All.Where(file => file.Namespace.Length > 0 && file.Namespace != file.Room)
                .Select(file => $"{file.Path}: {file.Namespace}"),
        ];
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Types_are_small_with_all_their_parts()
    {
        string[] large =
        [
            .. SourceFile
                .All.SelectMany(file => file.Types.Select(type => (Type: $"{file.Namespace}.{type}", file)))
                .Where(each => each.file.Code.Contains($"partial class {each.Type.Split('.')[^1]}", StringComparison.Ordinal))
                .GroupBy(each => each.Type, each => each.file)
                .Select(parts => (parts.Key, Lines: parts.Distinct().Sum(file => file.Lines)))
                .Where(type => type.Lines > MostLinesOfAType && !StillTooLarge.Contains(type.Key.Split('.')[^1]))
                .Select(type => $"{type.Key}: {type.Lines} lines"),
        ];
        Assert.Empty(large);
    }

    [Fact]
    public void The_contract_of_the_call_centre_holds_no_handlers()
    {
        const string Contract = "Tandem.Core.Contract";
        string[] wrong =
        [
            .. SourceFile
                .All.Where(file => file.Room.StartsWith(Contract, StringComparison.Ordinal))
                .SelectMany(file => file.Usings.Select(seen => (file.Path, Seen: seen)))
                .Where(each => each.Seen.StartsWith("Tandem.Core.", StringComparison.Ordinal))
                .Where(each => !each.Seen.StartsWith(Contract, StringComparison.Ordinal) && each.Seen != "Tandem.Core.Facts")
                .Select(each => $"{each.Path} sees {each.Seen}"),
            .. SourceFile
                // Events are written and read in a form of their own.
                .All.Where(file => file.Room.StartsWith(Contract, StringComparison.Ordinal) && file.Room != $"{Contract}.Events")
                .Where(file => file.Words.Overlaps(["Func", "Action", "JsonElement", "JsonDocument", "Utf8JsonReader"]))
                .Select(file => $"{file.Path} holds a delegate or a parsed text"),
        ];
        Assert.Empty(wrong);
    }
}
