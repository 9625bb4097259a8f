namespace Tandem.Tidy.Tests;

using System.Text.RegularExpressions;
using System.Xml.Linq;

/// <summary>The rules of the house that a machine can check.</summary>
public partial class HouseTests
{
    private const int MaxLines = 400;

    private static readonly string[] Pure =
    [
        "Tandem.Foundation",
        "Tandem.Sip",
        "Tandem.Media",
        "Tandem.Numbering",
        "Tandem.Core",
        "Tandem.Engine",
        "Tandem.Phones",
    ];

    /// <summary>Which projects a project may refer to, directly.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Tandem.Foundation"] = [],
        ["Tandem.Sip"] = ["Tandem.Foundation"],
        ["Tandem.Media"] = ["Tandem.Foundation"],
        ["Tandem.Numbering"] = [],
        ["Tandem.Core"] = ["Tandem.Foundation", "Tandem.Numbering"],
        ["Tandem.Phones"] = ["Tandem.Sip", "Tandem.Media", "Tandem.Foundation"],
        ["Tandem.Engine"] = ["Tandem.Sip", "Tandem.Media", "Tandem.Core", "Tandem.Foundation"],
        ["Tandem.Net"] = ["Tandem.Engine", "Tandem.Phones"],
        ["Tandem.Store"] = ["Tandem.Access", "Tandem.Engine", "Tandem.Speech", "Tandem.Webhooks"],
        ["Tandem.Access"] = ["Tandem.Core"],
        ["Tandem.Http"] = [],
        ["Tandem.Outbound"] = ["Tandem.Foundation"],
        ["Tandem.Speech"] = ["Tandem.Media", "Tandem.Outbound"],
        ["Tandem.Webhooks"] = ["Tandem.Core", "Tandem.Outbound"],
        ["Tandem.Native"] = ["Tandem.Access", "Tandem.Core", "Tandem.Http", "Tandem.Speech", "Tandem.Webhooks"],
        ["Tandem.Bayeux"] = ["Tandem.Http"],
        ["Tandem.Verto"] = ["Tandem.Access", "Tandem.Engine", "Tandem.Http"],
        ["Tandem.Dialects"] = ["Tandem.Access", "Tandem.Core", "Tandem.Http"],
        ["Tandem.Dialects.Meiqia"] = ["Tandem.Access", "Tandem.Core", "Tandem.Dialects", "Tandem.Http", "Tandem.Webhooks"],
        ["Tandem.Dialects.Uccc"] = ["Tandem.Access", "Tandem.Bayeux", "Tandem.Core", "Tandem.Dialects", "Tandem.Http"],
        ["Tandem.Dialects.Udesk"] = ["Tandem.Access", "Tandem.Core", "Tandem.Dialects", "Tandem.Http", "Tandem.Webhooks"],
        ["Tandem.Dialects.XSwitch"] = ["Tandem.Access", "Tandem.Core", "Tandem.Dialects", "Tandem.Http"],
        ["Tandem.Server"] =
        [
            "Tandem.Native",
            "Tandem.Net",
            "Tandem.Speech",
            "Tandem.Store",
            "Tandem.Http",
            "Tandem.Dialects.XSwitch",
            "Tandem.Bayeux",
            "Tandem.Verto",
            "Tandem.Dialects.Meiqia",
            "Tandem.Dialects.Uccc",
            "Tandem.Dialects.Udesk",
            "Tandem.Phones",
            "Tandem.Outbound",
            "Tandem.Webhooks",
        ],
    };

    [Fact]
    public void No_file_is_longer_than_a_person_likes_to_read()
    {
        string[] longer =
        [
            .. Repository
                .Ending(".cs")
                .Select(file => (File: file, Lines: Repository.Read(file).Count(c => c == '\n')))
                .Where(each => each.Lines > MaxLines)
                .Select(each => $"{each.File}: {each.Lines} lines"),
        ];
        Assert.Empty(longer);
    }

    [Fact]
    public void References_point_one_way()
    {
        List<string> wrong = [];
        foreach (string file in Repository.Ending(".csproj").Where(file => file.StartsWith("src/", StringComparison.Ordinal)))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            foreach (XElement reference in XDocument.Parse(Repository.Read(file)).Descendants("ProjectReference"))
            {
                string to = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
                if (!Allowed[name].Contains(to))
                {
                    wrong.Add($"{name} refers to {to}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Pure_projects_are_declared_pure()
    {
        foreach (string name in Pure)
        {
            Assert.Contains("<Pure>true</Pure>", Repository.Read($"src/{name}/{name}.csproj"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_is_left_for_later_in_silence()
    {
        // Written in two parts so that this file does not find itself.
        string[] words = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        AssertNowhere(Repository.Ending(".cs", ".sh"), words);
    }

    [Fact]
    public void Tests_do_not_sleep_and_are_not_skipped()
    {
        IEnumerable<string> tests = Repository.Ending(".cs").Where(file => file.StartsWith("tests/", StringComparison.Ordinal));
        AssertNowhere(tests, ["Task." + "Delay", "Thread." + "Sleep", "Skip" + " ="]);
    }

    [Fact]
    public void Names_say_what_things_are()
    {
        string[] vague =
        [
            .. Repository.Ending(".cs").Where(file => VagueName().IsMatch(Path.GetFileNameWithoutExtension(file))).Select(file => file),
        ];
        Assert.Empty(vague);
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        List<string> broken = [];
        foreach (string file in Repository.Ending(".md"))
        {
            foreach (Match match in Link().Matches(Repository.Read(file)))
            {
                string target = match.Groups[1].Value;
                string path = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target);
                if (!target.Contains("://", StringComparison.Ordinal) && !Path.Exists(path))
                {
                    broken.Add($"{file}: {target}");
                }
            }
        }
        Assert.Empty(broken);
    }

    [Fact]
    public void Both_readmes_show_the_same_commands()
    {
        static string[] Commands(string file) =>
            [
                .. Repository
                    .Read(file)
                    .Split('\n')
                    .Where(line => line.StartsWith("./", StringComparison.Ordinal) || line.StartsWith("$API", StringComparison.Ordinal))
                    .Select(line => line.Split('#')[0].Trim()),
            ];
        Assert.Equal(
            Commands("README.md"),
            Commands("README.zh-CN.md").Select(line => line.Replace("证书", "FILE").Replace("私钥", "FILE"))
        );
    }

    [Fact]
    public void The_version_is_the_one_the_changelog_begins_with()
    {
        string version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        string newest = Repository.Read("CHANGELOG.md").Split('\n').First(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(version, newest.Split(' ')[1]);
        // Nowhere else is it written down, where it would be forgotten.
        string[] own = ["Directory.Build.props", "CHANGELOG.md"];
        string[] others = [.. Repository.Ending(".cs", ".sh", ".csproj", ".service", ".json", "Dockerfile").Except(own)];
        Assert.DoesNotContain(
            others,
            file =>
                !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
                && Repository.Read(file).Contains($"\"{version}\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        int[] numbers =
        [
            .. Repository
                .Files.Where(file => file.StartsWith("docs/decisions/", StringComparison.Ordinal))
                .Select(file => int.Parse(Path.GetFileName(file)[..4], System.Globalization.CultureInfo.InvariantCulture))
                .Order(),
        ];
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }

    /// <summary>Pictures of pages, which somebody has looked at, are the only ones, and small.</summary>
    [Fact]
    public void No_binaries_are_kept_but_pictures_of_pages()
    {
        const string Pictures = "docs/images/";
        const long LargestPicture = 100_000;
        string[] binaries = [.. Repository.Files.Where(file => Repository.Read(file).Contains('\0', StringComparison.Ordinal))];
        Assert.DoesNotContain(binaries, file => !file.StartsWith(Pictures, StringComparison.Ordinal));
        Assert.DoesNotContain(binaries, file => new FileInfo(Path.Combine(Repository.Root, file)).Length > LargestPicture);
    }

    private static void AssertNowhere(IEnumerable<string> files, string[] words)
    {
        List<string> found = [];
        foreach (string file in files)
        {
            string text = Repository.Read(file);
            found.AddRange(words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{file}: {word}"));
        }
        Assert.Empty(found);
    }

    [GeneratedRegex("(Manager|Helper|Utils?|Common)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\]\(([^)#\s]+)\)")]
    private static partial Regex Link();
}
